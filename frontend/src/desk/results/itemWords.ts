import { messages } from '../../kit/i18n';
import vi from './itemsVi';

/** Words of item analysis. */
export const it = messages(vi, () => import('./itemsEn'));
