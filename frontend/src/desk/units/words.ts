import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of the unit tree. */
export const nt = messages(vi, () => import('./en'));
