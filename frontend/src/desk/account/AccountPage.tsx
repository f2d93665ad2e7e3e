import { LangSwitch, TextSize, ThemeSwitch } from '../../kit/components';
import { roleLabel } from '../core/labels';
import { session } from '../core/session';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { PasswordForm } from './PasswordForm';
import { ReleaseKey } from '../seals/ReleaseKey';
import { SecondFactor } from './SecondFactor';
import { at } from './words';
import './account.css';

/** One's own account. */
export default function AccountPage() {
  const me = session.value!;
  return (
    <Page title={at('title')}>
      <div class="grid-2">
        <Panel title={at('who')}>
          <dl class="facts">
            <dt>{at('name')}</dt><dd>{me.name}</dd>
            <dt>{at('email')}</dt><dd>{me.email}</dd>
            <dt>{at('roles')}</dt><dd>{me.grants.map((g) => `${roleLabel(g.role)} (${g.contest_id ? at('oneContest') : at('allContests')})`).join(', ')}</dd>
          </dl>
          <h3>{at('look')}</h3>
          <div class="row"><LangSwitch /><ThemeSwitch /><TextSize /></div>
        </Panel>
        <Panel title={at('password')}><PasswordForm /></Panel>
        <Panel title={at('totp')}><SecondFactor on={me.totp} /></Panel>
        <ReleaseKey />
      </div>
    </Page>
  );
}
