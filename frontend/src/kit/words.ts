import { messages } from './i18n';
import vi from './vi';

/** Words of the shared components. */
export const kt = messages(vi, () => import('./en'));
