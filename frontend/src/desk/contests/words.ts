import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of the list of contests and of making one. */
export const ct = messages(vi, () => import('./en'));
