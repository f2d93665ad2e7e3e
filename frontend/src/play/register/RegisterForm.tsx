import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { api, ApiError } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { Checkbox, Choices } from '../../kit/components/Checkbox';
import { Combobox } from '../../kit/components/Combobox';
import { DateField } from '../../kit/components/DateField';
import { TextField } from '../../kit/components/Field';
import { Notice } from '../../kit/components/Notice';
import { Select } from '../../kit/components/Select';
import { explain } from '../../kit/components/States';
import { serverClock } from '../../kit/clock';
import type { FieldSpec, Me, PublicContest, UnitHit } from '../../kit/wire';
import { lazily } from '../lazily';
import { inLanguage, named } from '../named';
import { forgetAll } from '../resource';
import { t } from '../words';
import { check, emptyDraft, needsGuardian, toWire, withoutTouched, type Draft, type Wrong } from './form';
import './register.css';

const Guardian = lazily(() => import('./Guardian').then((m) => m.Guardian));

/** The form itself. Nothing is lost when sending fails. */
export function RegisterForm({ contest, onDone }: { contest: PublicContest; onDone: (me: Me) => void }) {
  const asks = contest.registration;
  const draft = useSignal<Draft>(emptyDraft(contest));
  const wrong = useSignal<Wrong>({});
  const failure = useSignal<unknown>(undefined);
  const busy = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const d = draft.value;
  const w = wrong.value;
  const put = (change: Partial<Draft>) => {
    draft.value = { ...draft.value, ...change };
    wrong.value = withoutTouched(wrong.value, change);
  };
  const showWrong = (next: Wrong) => {
    wrong.value = next;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset.field-wrong input')?.focus());
  };

  async function send(event: Event) {
    event.preventDefault();
    const found = check(asks, draft.value, serverClock.now());
    failure.value = undefined;
    if (Object.keys(found).length > 0) return showWrong(found);
    wrong.value = {};
    busy.value = true;
    try {
      const me = await api.post<Me>(`/contests/${contest.slug}/contestants`, toWire(asks, draft.value, serverClock.now()));
      forgetAll();
      onDone(me);
    } catch (error) {
      if (error instanceof ApiError && error.fields.length > 0) showWrong(Object.fromEntries(error.fields.map((f) => [f.name, f.message])));
      else failure.value = error;
    }
    busy.value = false;
  }

  const askBirth = asks.ask_birth_date || asks.min_age > 0 || asks.max_age > 0 || asks.guardian_under > 0;
  const minor = needsGuardian(asks, d, serverClock.now());
  return (
    <form class="register" ref={form} noValidate onSubmit={send}>
      <TextField label={t('fullName')} name="name" autocomplete="name" required value={d.name} error={w.name} onValue={(name) => put({ name })} />
      {asks.contact === 'either' && <TextField label={t('contact')} name="contact" autocomplete="tel" required hint={t('contactHint')} value={d.contact} error={w.phone ?? w.email ?? w.contact} onValue={(contact) => put({ contact })} />}
      {(asks.contact === 'phone' || asks.contact === 'both') && <TextField label={t('phone')} name="phone" type="tel" inputmode="tel" autocomplete="tel" required hint={t('phoneHint')} value={d.phone} error={w.phone} onValue={(phone) => put({ phone })} />}
      {(asks.contact === 'email' || asks.contact === 'both') && <TextField label={t('email')} name="email" type="email" inputmode="email" autocomplete="email" required value={d.email} error={w.email} onValue={(email) => put({ email })} />}
      {contest.groups.length > 1 && <Choices label={t('group')} name="group" value={d.group} options={contest.groups.map((g) => ({ value: g.id, label: named(g) }))} error={w.group_id} onValue={(group) => put({ group })} />}
      {asks.has_units && <UnitField slug={contest.slug} draft={d} required={asks.unit_required} error={w.unit_id} onDraft={put} />}
      {askBirth && <DateField label={t('birthDate')} name="bday" autocomplete="bday" required value={d.birth} error={w.birth_date} onValue={(birth) => put({ birth })} />}
      {asks.fields.map((f) => <ExtraField key={f.key} spec={f} value={d.fields[f.key] ?? ''} error={w[`fields.${f.key}`]} onValue={(v) => put({ fields: { ...d.fields, [f.key]: v } })} />)}
      {asks.access_code && <TextField label={t('accessCode')} name="access_code" autocomplete="off" required hint={t('accessCodeHint')} value={d.accessCode} error={w.access_code} onValue={(accessCode) => put({ accessCode })} />}
      {minor && <Guardian draft={d} wrong={w} under={asks.guardian_under} onDraft={put} />}
      <div class="consent plate">
        <p class="consent-text small">{inLanguage(asks.consent.text, asks.consent.text_en)}</p>
        <Checkbox name="consent" checked={d.consent} error={w.consent} onChecked={(consent) => put({ consent })}>{t('consentAgree')}</Checkbox>
      </div>
      {failure.value !== undefined && <Notice kind="bad" alert title={explain(failure.value).title}>{explain(failure.value).hint} {t('nothingLost')}</Notice>}
      <Button kind="primary" size="large" wide type="submit" busy={busy.value}>{t('registerSend')}</Button>
    </form>
  );
}

function UnitField({ slug, draft, required, error, onDraft }: { slug: string; draft: Draft; required: boolean; error?: string; onDraft: (change: Partial<Draft>) => void }) {
  const search = async (text: string, signal: AbortSignal) => {
    const { items } = await api.get<{ items: UnitHit[] }>(`/contests/${slug}/units`, { query: { q: text, limit: 20 }, signal });
    return items.map((u) => ({ id: u.id, label: u.name, note: [u.alias && t('formerly', { name: u.alias }), u.path.filter((p) => p !== u.name).join(' › ')].filter(Boolean).join(' · ') }));
  };
  return <Combobox label={t('unit')} hint={t('unitHint')} required={required} optional={!required} value={draft.unit} error={error} search={search} onValue={(unit) => onDraft({ unit })} />;
}

function ExtraField({ spec, value, error, onValue }: { spec: FieldSpec; value: string; error?: string; onValue: (v: string) => void }) {
  const label = inLanguage(spec.label, spec.label_en);
  if (spec.kind === 'select') return <Select label={label} optional={!spec.required} value={value} error={error} onValue={onValue} options={spec.options.map((o) => ({ value: o, label: o }))} />;
  if (spec.kind === 'date') return <DateField label={label} optional={!spec.required} value={value} error={error} onValue={onValue} />;
  return <TextField label={label} inputmode={spec.kind === 'number' ? 'numeric' : undefined} optional={!spec.required} value={value} error={error} onValue={onValue} />;
}
