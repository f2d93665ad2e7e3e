/** What a contestant fills in, checked on the device before it is sent. The server checks again. */
import type { Match } from '../../kit/components/Combobox';
import type { PublicContest, PublicRegistration, Register } from '../../kit/wire';
import { t } from '../words';

export interface Draft {
  name: string;
  /** A phone number or an e-mail address, where the contest takes either. */
  contact: string;
  phone: string;
  email: string;
  unit: Match | undefined;
  group: string;
  birth: string;
  fields: Record<string, string>;
  accessCode: string;
  consent: boolean;
  guardian: { name: string; phone: string; relation: string; consent: boolean };
}

export const emptyDraft = (contest: Pick<PublicContest, 'groups'>): Draft => ({
  name: '', contact: '', phone: '', email: '', unit: undefined, group: contest.groups.length === 1 ? contest.groups[0]!.id : '', birth: '', fields: {}, accessCode: '', consent: false,
  guardian: { name: '', phone: '', relation: '', consent: false },
});

/** Wrong inputs by their names on the wire. */
export type Wrong = Record<string, string>;

/** Whole years between two days, as the law counts age. `birth` is YYYY-MM-DD. */
export function ageOn(birth: string, now: number): number | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birth);
  if (!m || Number.isNaN(Date.parse(birth))) return undefined;
  const day = new Date(now);
  const had = day.getMonth() + 1 > Number(m[2]) || (day.getMonth() + 1 === Number(m[2]) && day.getDate() >= Number(m[3]));
  return day.getFullYear() - Number(m[1]) - (had ? 0 : 1);
}

/** A minor needs somebody who agrees. */
export function needsGuardian(asks: PublicRegistration, draft: Draft, now: number): boolean {
  const age = ageOn(draft.birth, now);
  return asks.guardian_under > 0 && age !== undefined && age < asks.guardian_under;
}

/** Names on the wire of what one part of the draft holds. */
const wireNames: Record<keyof Draft, RegExp> = {
  name: /^name$/, contact: /^(contact|phone|email)$/, phone: /^phone$/, email: /^email$/, unit: /^unit_id$/, group: /^group_id$/, birth: /^birth_date$/,
  fields: /^fields\./, accessCode: /^access_code$/, consent: /^consent$/, guardian: /^guardian/,
};

/** A complaint goes as soon as its input is touched; the others stay. */
export function withoutTouched(wrong: Wrong, change: Partial<Draft>): Wrong {
  const touched = (Object.keys(change) as (keyof Draft)[]).map((key) => wireNames[key]);
  return Object.fromEntries(Object.entries(wrong).filter(([name]) => !touched.some((pattern) => pattern.test(name))));
}

const phoneOk = (text: string) => /^(\+84|0)\d{9,10}$/.test(text.replace(/[\s.\-()]/g, ''));
const emailOk = (text: string) => /^\S+@\S+\.\S+$/.test(text.trim());

/** What keeps the draft from being sent, by field. Empty when nothing does. */
export function check(asks: PublicRegistration, draft: Draft, now: number): Wrong {
  const wrong: Wrong = {};
  if (draft.name.trim().length < 2) wrong.name = t('wrongName');
  checkContact(asks, draft, wrong);
  if (!draft.group) wrong.group_id = t('wrongChoose');
  if (asks.unit_required && !draft.unit) wrong.unit_id = t('wrongUnit');
  checkAge(asks, draft, now, wrong);
  for (const field of asks.fields) {
    if (field.required && !draft.fields[field.key]?.trim()) wrong[`fields.${field.key}`] = t('wrongEmpty');
  }
  if (asks.access_code && !draft.accessCode.trim()) wrong.access_code = t('wrongAccessCode');
  if (needsGuardian(asks, draft, now)) checkGuardian(draft, wrong);
  if (!draft.consent) wrong.consent = t('wrongConsent');
  return wrong;
}

function checkContact(asks: PublicRegistration, draft: Draft, wrong: Wrong): void {
  const { phone, email } = contactOf(asks, draft);
  if (phone && !phoneOk(phone)) wrong.phone = t(asks.contact === 'either' ? 'wrongContact' : 'wrongPhone');
  if (email && !emailOk(email)) wrong.email = t('wrongEmail');
  if ((asks.contact === 'phone' || asks.contact === 'both') && !phone) wrong.phone = t('wrongPhoneEmpty');
  if ((asks.contact === 'email' || asks.contact === 'both') && !email) wrong.email = t('wrongEmailEmpty');
  if (asks.contact === 'either' && !phone && !email) wrong.phone = t('wrongContactEmpty');
}

/** What was given to reach the contestant: an address has an @, the rest is a number. */
export function contactOf(asks: Pick<PublicRegistration, 'contact'>, draft: Draft): { phone: string; email: string } {
  if (asks.contact !== 'either') return { phone: draft.phone.trim(), email: draft.email.trim() };
  const contact = draft.contact.trim();
  return contact.includes('@') ? { phone: '', email: contact } : { phone: contact, email: '' };
}

function checkAge(asks: PublicRegistration, draft: Draft, now: number, wrong: Wrong): void {
  const wanted = asks.ask_birth_date || asks.min_age > 0 || asks.max_age > 0 || asks.guardian_under > 0;
  if (!wanted) return;
  const age = ageOn(draft.birth, now);
  if (age === undefined || age < 0 || age > 120) wrong.birth_date = t('wrongBirth');
  else if (asks.min_age > 0 && age < asks.min_age) wrong.birth_date = t('wrongTooYoung', { n: asks.min_age });
  else if (asks.max_age > 0 && age > asks.max_age) wrong.birth_date = t('wrongTooOld', { n: asks.max_age });
}

function checkGuardian({ guardian }: Draft, wrong: Wrong): void {
  if (guardian.name.trim().length < 2) wrong['guardian.name'] = t('wrongName');
  if (!phoneOk(guardian.phone)) wrong['guardian.phone'] = t('wrongPhone');
  if (!guardian.relation) wrong['guardian.relation'] = t('wrongChoose');
  if (!guardian.consent) wrong['guardian.consent'] = t('wrongConsent');
}

/** The draft as the server hears it. */
export function toWire(asks: PublicRegistration, draft: Draft, now: number): Register {
  const { guardian } = draft;
  const contact = contactOf(asks, draft);
  return {
    name: draft.name.normalize('NFC').trim(),
    phone: contact.phone || undefined,
    email: contact.email || undefined,
    unit_id: draft.unit?.id,
    group_id: draft.group,
    birth_date: draft.birth || undefined,
    fields: draft.fields,
    access_code: asks.access_code ? draft.accessCode.trim() : undefined,
    consent: draft.consent,
    consent_version: asks.consent.version,
    guardian: needsGuardian(asks, draft, now) ? { name: guardian.name.trim(), phone: guardian.phone.trim(), relation: guardian.relation, consent: guardian.consent } : undefined,
  };
}
