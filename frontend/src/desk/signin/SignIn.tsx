import { useEffect, useState } from 'preact/hooks';
import { BrandMark, Button, LangSwitch, Notice, TextField, ThemeSwitch, explain } from '../../kit/components';
import type { ApiError } from '../../kit/api';
import { useAction } from '../core/action';
import { sessionEnded, signIn } from '../core/session';
import { it } from './words';
import './signin.css';

/** The door: e-mail and password, then a code where the account has a second factor. */
export function SignIn() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const enter = useAction((c?: string) => signIn(email.trim(), password, c));
  const needsCode = asked || enter.error?.code === 'totp_needed' || enter.error?.code === 'totp_wrong';
  useEffect(() => {
    document.title = `${it('title')} – Hội Thi`;
  }, []);
  useEffect(() => {
    if (enter.error?.code === 'totp_needed') setAsked(true);
  }, [enter.error]);

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!email.trim() || !password) return;
    void enter.run(needsCode ? code.replace(/\s/g, '') : undefined);
  };
  const again = () => {
    setAsked(false);
    setCode('');
    setPassword('');
    enter.clear();
  };
  return (
    <main class="signin">
      <form class="signin-box" onSubmit={submit} noValidate>
        <div class="signin-brand"><BrandMark size="3.5rem" /><b>Hội Thi</b></div>
        <div class="stack">
          <h1>{needsCode ? it('codeTitle') : it('title')}</h1>
          <p class="muted">{needsCode ? it('codeLead', { email: email.trim() }) : it('lead')}</p>
        </div>
        {sessionEnded.value && !needsCode && <Notice kind="warn">{it('ended')}</Notice>}
        <Refusal error={enter.error} />
        {needsCode ? (
          <TextField
            key="code"
            label={it('code')}
            value={code}
            onValue={setCode}
            inputmode="numeric"
            autocomplete="one-time-code"
            maxLength={7}
            autofocus
            required
          />
        ) : (
          <>
            <TextField
              key="email"
              label={it('email')}
              type="email"
              name="email"
              value={email}
              onValue={setEmail}
              autocomplete="username"
              inputmode="email"
              required
              error={tried && !email.trim() ? it('emailNeeded') : undefined}
            />
            <TextField
              key="password"
              label={it('password')}
              type="password"
              name="password"
              value={password}
              onValue={setPassword}
              autocomplete="current-password"
              required
              error={tried && !password ? it('passwordNeeded') : undefined}
            />
          </>
        )}
        <Button kind="primary" size="large" type="submit" wide busy={enter.busy}>{it('go')}</Button>
        {needsCode && <Button kind="quiet" onClick={again}>{it('back')}</Button>}
      </form>
      <footer class="signin-foot">
        <p class="small muted">{it('contestant')} <a href="/">{it('contestantLink')}</a></p>
        <div class="row"><LangSwitch /><ThemeSwitch /></div>
      </footer>
    </main>
  );
}

function Refusal({ error }: { error: ApiError | undefined }) {
  if (!error || error.code === 'totp_needed') return null;
  if (error.code === 'credentials_wrong') return <Notice kind="bad" alert>{it('wrong')}</Notice>;
  if (error.code === 'totp_wrong') return <Notice kind="bad" alert>{it('codeWrong')}</Notice>;
  const { title, hint } = explain(error);
  return <Notice kind="bad" alert title={title}>{hint}</Notice>;
}
