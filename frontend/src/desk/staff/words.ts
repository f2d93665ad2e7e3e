import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of staff and their roles. */
export const ft = messages(vi, () => import('./en'));
