import type { Translation } from '../../../kit/i18n';
import type vi from './vi';

export default {
  textLabel: 'Your answer',
  textHint: 'Be brief. Capitals and extra spaces do not matter.',
  numberLabel: 'Your number',
  numberHint: 'Decimals come after a point, e.g. 12.5.',
  numberRead: 'Read as: {n}',
  numberWrong: 'Not saved: enter a number, e.g. 1250 or 12.5.',
  minus: 'Change the sign',
  nearestHint: 'The nearest answer earns the points; they come with the result.',
  orderHint: 'Drag to arrange, or use the up and down buttons. The first is at the top.',
  orderList: 'Your order',
  up: 'Move up: {text}',
  down: 'Move down: {text}',
  moved: '{text}: place {n} of {of}',
  matchHint: 'Choose the right side for each left side.',
  matchRights: 'The right sides',
  choose: '– Choose –',
} satisfies Translation<typeof vi>;
