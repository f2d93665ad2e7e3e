import type { Flag } from '../../kit/wire';
import { lt } from './words';

const kinds = {
  same_phone: 'kind_same_phone', same_email: 'kind_same_email', same_device: 'kind_same_device',
  barred_name: 'kind_barred_name', too_fast: 'kind_too_fast', same_answers: 'kind_same_answers',
} as const;

/** Why somebody was flagged, in words; an unknown code as it is. */
export function flagLabel(kind: string): string {
  return kind in kinds ? lt(kinds[kind as Flag['kind']]) : kind;
}

/** Evidence as lines of text: "others: Nguyễn Văn A, Trần Thị B". */
export function evidenceLines(evidence: Record<string, unknown>): { key: string; text: string }[] {
  return Object.entries(evidence).map(([key, value]) => ({ key: key.replace(/_/g, ' '), text: flat(value) }));
}

function flat(value: unknown): string {
  if (Array.isArray(value)) return value.map(flat).join(', ');
  if (value && typeof value === 'object') return Object.values(value).map(flat).join(' ');
  return String(value ?? '');
}
