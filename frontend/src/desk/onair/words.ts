import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of the producer's desk. */
export const at = messages(vi, () => import('./en'));
