import { messages } from '../../kit/i18n';
import vi from './vi';

/** Words of the domain that many screens share. */
export const dt = messages(vi, () => import('./en'));
