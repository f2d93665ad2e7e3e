import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of sealed sets, preview links and publications. */
export const lt = messages(vi, () => import('./en'));
