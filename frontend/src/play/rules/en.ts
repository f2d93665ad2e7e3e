import type { Translation } from '../../kit/i18n';
import type vi from './vi';

export default {
  title: 'Rules',
  print: 'Print the rules',
  version: 'Rules version {n}',
  generated: 'This text is made from the very settings that the system uses to run the round and compute the result.',
} satisfies Translation<typeof vi>;
