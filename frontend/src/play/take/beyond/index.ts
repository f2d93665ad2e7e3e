/** Questions that are not answered by picking words: fetched only for papers that have one. */
import './beyond.css';

export { Answer } from './Answer';
export { face } from './face';
export { Figures, OptionPicture } from './Figures';
export { preload } from './preload';
export { Written } from './Written';
