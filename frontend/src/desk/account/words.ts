import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of one's own account. */
export const at = messages(vi, () => import('./en'));
