import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api, ApiError } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { TextField } from '../../kit/components/Field';
import { Notice } from '../../kit/components/Notice';
import { explain } from '../../kit/components/States';
import { serverClock } from '../../kit/clock';
import { time } from '../../kit/format';
import { ArrowRightIcon } from '../../kit/icons';
import { navigate } from '../../kit/router';
import type { CodeSent, LoginResult, PublicContest } from '../../kit/wire';
import { named } from '../named';
import { afterSignIn } from '../register/RegisterPage';
import { forgetAll, useResource } from '../resource';
import { useMe } from '../session';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { useRemaining } from '../time';
import './login.css';
import { w } from './words';

/** Coming back: a contact, a code, and sometimes a name to choose. */
export function LoginPage({ parts }: { parts: Record<string, string> }) {
  const slug = parts.slug!;
  const contest = useResource(`contest ${slug}`, (signal) => api.get<PublicContest>(`/contests/${slug}`, { signal }));
  const me = useMe(slug);
  useEffect(() => {
    if (me.data) navigate(afterSignIn(slug), { replace: true });
  }, [me.data?.id]);
  return (
    <Loaded of={contest} title={w('title')}>
      {(c) => (
        <Shell title={w('title')} contest={{ slug, label: named(c) }} width="narrow">
          <Steps slug={slug} />
          <p><a href={`/c/${slug}/register${location.search}`}>{w('notYet')}</a></p>
        </Shell>
      )}
    </Loaded>
  );
}

/** Which of the three small steps is on the screen, and what the earlier ones gave. */
function Steps({ slug }: { slug: string }) {
  const contact = useSignal('');
  const code = useSignal('');
  const sent = useSignal<CodeSent | undefined>(undefined);
  const people = useSignal<LoginResult['choose']>([]);
  const wrong = useSignal<string | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  const busy = useSignal(false);

  async function run(work: () => Promise<void>) {
    busy.value = true;
    wrong.value = failure.value = undefined;
    try {
      await work();
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) wrong.value = error.fields[0]?.message ?? error.message;
      else failure.value = error;
    }
    busy.value = false;
  }
  const ask = () => run(async () => {
    sent.value = await api.post<CodeSent>(`/contests/${slug}/login-codes`, { contact: contact.value.trim() });
  });
  const enter = (contestant?: string) => run(async () => {
    const result = await api.post<LoginResult>(`/contests/${slug}/logins`, { contact: contact.value.trim(), code: code.value, contestant_id: contestant });
    if (!result.me) return void (people.value = result.choose);
    forgetAll();
    navigate(afterSignIn(slug), { replace: true });
  });
  const failed = failure.value !== undefined && <Notice kind="bad" alert title={explain(failure.value).title}>{explain(failure.value).hint}</Notice>;

  if (people.value.length > 0) return <Choose people={people.value} busy={busy.value} onChoose={enter} failed={failed} />;
  if (sent.value) {
    return (
      <form class="stack" noValidate onSubmit={(e) => { e.preventDefault(); if (code.value.length < 6) wrong.value = w('codeEmpty'); else void enter(); }}>
        <h1>{w('title')}</h1>
        <p>{w('codeSent', { to: sent.value.sent_to, time: time(sent.value.expires_ms) })}</p>
        {sent.value.demo_code && <Notice kind="info"><span>{w('demoCode')} <b class="demo-code figures">{sent.value.demo_code}</b></span></Notice>}
        <div class="code-field"><TextField label={w('code')} name="code" inputmode="numeric" autocomplete="one-time-code" maxLength={6} autofocus required value={code.value} error={wrong.value} onValue={(v) => (code.value = v.replace(/\D/g, ''))} /></div>
        {failed}
        <Button kind="primary" size="large" wide type="submit" busy={busy.value}>{w('enter')}</Button>
        <div class="row">
          <Again onAgain={ask} />
          <Button kind="quiet" onClick={() => { sent.value = undefined; code.value = ''; wrong.value = undefined; }}>{w('otherContact')}</Button>
        </div>
      </form>
    );
  }
  return (
    <form class="stack" noValidate onSubmit={(e) => { e.preventDefault(); if (contact.value.trim()) void ask(); else wrong.value = w('contactEmpty'); }}>
      <h1>{w('title')}</h1>
      <p class="muted">{w('lead')}</p>
      <TextField label={w('contact')} name="contact" autocomplete="username" required value={contact.value} error={wrong.value} onValue={(v) => (contact.value = v)} />
      {failed}
      <Button kind="primary" size="large" wide type="submit" busy={busy.value}>{w('sendCode')}</Button>
    </form>
  );
}

function Choose({ people, busy, onChoose, failed }: { people: LoginResult['choose']; busy: boolean; onChoose: (id: string) => void; failed: ComponentChildren }) {
  return (
    <div class="stack">
      <h1>{w('choose')}</h1>
      <p class="muted">{w('chooseLead')}</p>
      {failed}
      <ul class="stack-tight" role="list">
        {people.map((p) => (
          <li key={p.id}>
            <button type="button" class="person plate" disabled={busy} onClick={() => onChoose(p.id)}>
              <span><b>{p.name_masked}</b><span class="muted small">{p.unit}</span></span>
              <ArrowRightIcon />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A second code may be asked for after a while. */
function Again({ onAgain }: { onAgain: () => void }) {
  const from = useSignal(serverClock.now());
  const left = useRemaining(from.value + 60_000);
  const again = () => {
    from.value = serverClock.now();
    onAgain();
  };
  return <Button kind="quiet" disabled={left > 0} onClick={again}>{left > 0 ? w('sendAgainIn', { n: left }) : w('sendAgain')}</Button>;
}
