import type { Translation } from '../../kit/i18n';
import type vi from './vi';

export default {
  title: 'Audit log',
  count: '{n} {n|entry|entries}',
  lead: 'Every change: who, when, what, before and after. Nobody can alter or delete it.',
  contest: 'Contest',
  anyContest: 'All contests',
  search: 'Search person, action, subject',
  at: 'When',
  who: 'Who',
  action: 'Action',
  subject: 'Subject',
  changes: 'Changes',
  changed: '{n} {n|place|places} changed',
  ip: 'Network address',
  before: 'Before',
  after: 'After',
  place: 'Place',
  noChanges: 'This changed no data.',
  empty: 'Nothing is logged yet.',
  noMatch: 'Nothing matches.',
  clear: 'Clear the filters',
  kind_staff: 'staff',
  kind_contestant: 'contestant',
  kind_system: 'system',
  nothing: 'nothing',
} satisfies Translation<typeof vi>;
