/** Whatever shows a board comes in one piece. */
export { EmbedPage } from '../embed/EmbedPage';
export { HallPage } from '../hall/HallPage';
export { BoardPage } from './BoardPage';
