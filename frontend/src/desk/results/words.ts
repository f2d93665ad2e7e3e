import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of results. */
export const lt = messages(vi, () => import('./en'));
