import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of rounds and their rules. */
export const rt = messages(vi, () => import('./en'));
