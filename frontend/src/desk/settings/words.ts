import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of a contest's settings. */
export const et = messages(vi, () => import('./en'));
