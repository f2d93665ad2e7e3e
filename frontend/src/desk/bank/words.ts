import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of the question bank. */
export const bt = messages(vi, () => import('./en'));
