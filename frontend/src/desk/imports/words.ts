import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of importing questions. */
export const mt = messages(vi, () => import('./en'));
