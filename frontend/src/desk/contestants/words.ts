import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of the list of contestants. */
export const pt = messages(vi, () => import('./en'));
