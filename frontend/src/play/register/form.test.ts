import { describe, expect, it } from 'vitest';
import { contest } from '../testing/data';
import { ageOn, check, emptyDraft, needsGuardian, toWire, withoutTouched, type Draft } from './form';

const now = Date.parse('2026-11-23T03:00:00Z');
const c = contest(now);
const asks = c.registration;
const good: Draft = { ...emptyDraft(c), name: 'Nguyễn Văn A', contact: '0905 123 456', unit: { id: 'u1', label: '' }, group: 'dan', birth: '1987-04-09', accessCode: 'cchc2026', consent: true };

describe('check', () => {
  it('lets a complete draft pass', () => expect(check(asks, good, now)).toEqual({}));
  const cases: { name: string; change: Partial<Draft>; wrong: string[] }[] = [
    { name: 'needs a name', change: { name: ' ' }, wrong: ['name'] },
    { name: 'needs some contact', change: { contact: '' }, wrong: ['phone'] },
    { name: 'takes an address for a contact', change: { contact: 'a@b.vn' }, wrong: [] },
    { name: 'refuses half a phone number', change: { contact: '0905' }, wrong: ['phone'] },
    { name: 'refuses half an address', change: { contact: 'a@' }, wrong: ['email'] },
    { name: 'needs a unit', change: { unit: undefined }, wrong: ['unit_id'] },
    { name: 'needs a group', change: { group: '' }, wrong: ['group_id'] },
    { name: 'needs a day that exists', change: { birth: '' }, wrong: ['birth_date'] },
    { name: 'knows the least age', change: { birth: '2020-01-01' }, wrong: ['birth_date', 'guardian.name', 'guardian.phone', 'guardian.relation', 'guardian.consent'] },
    { name: 'needs a guardian for a minor', change: { birth: '2012-01-01' }, wrong: ['guardian.name', 'guardian.phone', 'guardian.relation', 'guardian.consent'] },
    { name: 'needs the code', change: { accessCode: '' }, wrong: ['access_code'] },
    { name: 'needs consent', change: { consent: false }, wrong: ['consent'] },
  ];
  for (const { name, change, wrong } of cases) it(name, () => expect(Object.keys(check(asks, { ...good, ...change }, now)).sort()).toEqual(wrong.sort()));
});

describe('ageOn', () => {
  it.each([
    ['2010-11-23', 16],
    ['2010-11-24', 15],
    ['2026-11-23', 0],
    ['', undefined],
    ['2010-02-31x', undefined],
  ])('%s', (birth, want) => expect(ageOn(birth, now)).toBe(want));
});

describe('toWire', () => {
  it('sends an address as e-mail and a number as phone', () => {
    expect(toWire(asks, { ...good, contact: ' a@b.vn ' }, now)).toMatchObject({ email: 'a@b.vn', phone: undefined });
    expect(toWire(asks, good, now)).toMatchObject({ phone: '0905 123 456', email: undefined, consent_version: 1 });
  });
  it('composes the name', () => expect(toWire(asks, { ...good, name: 'Nguyễn'.normalize('NFD') }, now).name).toBe('Nguyễn'.normalize('NFC')));
  it('leaves the guardian out for an adult', () => {
    expect(needsGuardian(asks, good, now)).toBe(false);
    expect(toWire(asks, good, now).guardian).toBeUndefined();
  });
});

describe('withoutTouched', () => {
  it('drops only what was touched', () => {
    const wrong = { name: 'a', phone: 'b', 'guardian.name': 'c' };
    expect(withoutTouched(wrong, { contact: '09' })).toEqual({ name: 'a', 'guardian.name': 'c' });
    expect(withoutTouched(wrong, { guardian: { name: '', phone: '', relation: '', consent: false } })).toEqual({ name: 'a', phone: 'b' });
  });
});
