import type { DeskContestant } from '../../kit/wire';
import { pt } from './words';

type Sign = DeskContestant['duplicates'][number];

const names = { phone: 'dup_phone', email: 'dup_email', device: 'dup_device', name: 'dup_name' } as const;
const explained = { phone: 'dupExplain_phone', email: 'dupExplain_email', device: 'dupExplain_device', name: 'dupExplain_name' } as const;

/** What two contestants share. */
export const signLabel = (sign: Sign) => pt(names[sign]);
export const signExplained = (sign: Sign) => pt(explained[sign]);

/** What to search for to see everybody with the same sign, where a search can find it. */
export function signQuery(c: DeskContestant, sign: Sign): string | undefined {
  if (sign === 'phone') return c.phone || undefined;
  if (sign === 'email') return c.email || undefined;
  return sign === 'name' ? c.name : undefined;
}
