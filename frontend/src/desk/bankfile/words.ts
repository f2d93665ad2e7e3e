import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of files that are written out of a bank. */
export const xt = messages(vi, () => import('./en'));
