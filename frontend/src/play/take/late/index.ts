/** What the paper needs only after its first question is on the screen. Fetched at once behind it. */
import './late.css';

export { Dialog } from '../../../kit/components/Dialog';
export { Finishing } from './Finishing';
export { keep } from './keep';
export { Navigator } from './Navigator';
export { Prediction } from './Prediction';
export { Review } from './Review';
export { TimedQuestion } from './Timed';
