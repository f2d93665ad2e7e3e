import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of the desk's own components. */
export const ut = messages(vi, () => import('./en'));
