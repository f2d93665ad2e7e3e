/** The pages about open banks come in one piece: nobody needs them on the way to a round. */
export { OpenPage } from './OpenPage';
export { PracticePage } from './PracticePage';
export { PreviewPage } from './PreviewPage';
