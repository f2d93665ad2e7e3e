import { duration, number } from '../../kit/format';
import type { Flag } from '../../kit/wire';
import { lt } from './words';

const kinds = {
  same_phone: 'kind_same_phone', same_email: 'kind_same_email', same_device: 'kind_same_device',
  barred_name: 'kind_barred_name', too_fast: 'kind_too_fast',
} as const;

const facts = {
  shared_by: 'ev_shared_by', others: 'ev_others', barred: 'ev_barred', reason: 'ev_reason', duration_ms: 'ev_duration_ms', questions: 'ev_questions', right: 'ev_right',
} as const;

/** Why somebody was flagged, in words; an unknown code as it is. */
export function flagLabel(kind: string): string {
  return kind in kinds ? lt(kinds[kind as Flag['kind']]) : kind;
}

/** One thing that speaks for a flag. */
export interface Evidence {
  key: string;
  label: string;
  text: string;
  people: Flag['others'];
}

/** What a flag rests on, in words. */
export function evidenceOf(flag: Flag): Evidence[] {
  return Object.entries(flag.evidence).filter(([, value]) => value !== '' && value !== null).map(([key, value]) => ({
    key,
    label: key in facts ? lt(facts[key as keyof typeof facts]) : key.replace(/_/g, ' '),
    text: key === 'others' ? '' : key.endsWith('_ms') ? duration(Number(value)) : flat(value),
    people: key === 'others' ? flag.others : [],
  }));
}

function flat(value: unknown): string {
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return value.map(flat).join(', ');
  if (value && typeof value === 'object') return Object.values(value).map(flat).join(' ');
  return String(value ?? '');
}
