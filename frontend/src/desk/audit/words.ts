import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of the audit log. */
export const gt = messages(vi, () => import('./en'));
