/** What an entry of the log is about, in words. */
import type { AuditRow } from '../../kit/wire';
import { gt } from './words';

const kinds = {
  contest: 'onContest', round: 'onRound', unit: 'onUnit', barred: 'onBarred', bank: 'onBank', question: 'onQuestion', import: 'onImport',
  contestant: 'onContestant', flag: 'onFlag', result: 'onResult', staff: 'onStaff', attempt: 'onAttempt',
  open_bank: 'onOpenBank', preview: 'onPreview', seal: 'onSeal', output: 'onOutput', item_alarm: 'onItemAlarm',
} as const;

/** "Đơn vị: Sở Nội vụ": the kind, and its name now or as the change tells it; an unknown kind as it is. */
export function subjectOf({ subject, subject_name, before, after }: Pick<AuditRow, 'subject' | 'subject_name' | 'before' | 'after'>): string {
  const kind = subject.split(':')[0]!;
  const label = kind in kinds ? gt(kinds[kind as keyof typeof kinds]) : kind;
  const name = subject_name || (nameIn(after) ?? nameIn(before));
  return name ? `${label}: ${name}` : label;
}

/** The end of an id: enough to tell two apart on one page. */
export function shortId(subject: string): string {
  const id = subject.split(':')[1] ?? '';
  return id.length > 8 ? `…${id.slice(-8)}` : id;
}

function nameIn(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const { name, Name, file } = value as Record<string, unknown>;
  return [name, Name, file].find((v): v is string => typeof v === 'string' && v !== '');
}
