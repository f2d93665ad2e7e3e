import { messages } from '../../kit/i18n';
import vi from './vi';

export const w = messages(vi, () => import('./en'));
