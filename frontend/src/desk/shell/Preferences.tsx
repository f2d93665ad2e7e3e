import { Button, LangSwitch, ThemeSwitch } from '../../kit/components';
import { SignOutIcon, UserIcon } from '../../kit/icons';
import { useAction } from '../core/action';
import { paths } from '../core/paths';
import { session, signOut } from '../core/session';
import { st } from './words';

/** The person's own corner: name, language, scheme, shortcuts, the way out. */
export function Preferences({ onShortcuts }: { onShortcuts?: () => void }) {
  const leave = useAction(signOut);
  return (
    <div class="preferences">
      <a class="preferences-who" href={paths.account}><UserIcon size="1.15em" /><span>{session.value?.name}</span></a>
      <div class="row"><LangSwitch /><ThemeSwitch /></div>
      <div class="row">
        {onShortcuts && <Button kind="quiet" size="small" onClick={onShortcuts}><kbd>?</kbd> {st('shortcuts')}</Button>}
        <Button kind="quiet" size="small" busy={leave.busy} onClick={() => void leave.run()}><SignOutIcon size="1.1em" />{st('signOut')}</Button>
      </div>
    </div>
  );
}
