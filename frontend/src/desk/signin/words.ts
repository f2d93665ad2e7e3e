import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of signing in. */
export const it = messages(vi, () => import('./en'));
