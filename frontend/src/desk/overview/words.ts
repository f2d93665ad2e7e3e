import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of a contest's overview. */
export const ot = messages(vi, () => import('./en'));
