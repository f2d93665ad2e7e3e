import { messages } from '../kit/i18n';
import vi from './vi';

/** Words on the way to the first question. Later pages bring their own. */
export const t = messages(vi, () => import('./en'));
