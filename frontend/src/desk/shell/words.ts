import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of the frame around every screen. */
export const st = messages(vi, () => import('./en'));
