import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of sharing and embedding. */
export const ht = messages(vi, () => import('./en'));
