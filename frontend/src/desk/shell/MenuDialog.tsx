import { Dialog } from '../../kit/components';
import { deskPlaces } from './places';
import { Preferences } from './Preferences';
import { shortcuts } from '../core/keys';
import { st } from './words';

/** True where the rail is a bar and its foot is out of sight. */
const narrow = () => matchMedia('(max-width: 960px)').matches;

/** What the rail holds at its foot, for narrow screens, and the list of shortcuts. */
export function MenuDialog({ onClose }: { onClose(): void }) {
  const unique = shortcuts.value.filter((s, i, all) => all.findLastIndex((o) => o.keys === s.keys) === i);
  return (
    <Dialog title={narrow() ? st('menu') : st('shortcuts')} onClose={onClose}>
      <nav class="menu-links" aria-label={st('navDesk')}>
        {deskPlaces().map((p) => <a key={p.href} href={p.href} onClick={onClose}><p.icon />{p.label}</a>)}
      </nav>
      <div class="menu-own" onClick={(e) => (e.target as Element).closest('a') && onClose()}><Preferences /></div>
      <h3>{st('shortcutsTitle')}</h3>
      <dl class="keys">
        {unique.map((s) => <div key={s.keys}><dt>{s.keys.split(' ').map((k) => <kbd key={k}>{k}</kbd>)}</dt><dd>{s.label}</dd></div>)}
      </dl>
      <p class="small muted">{st('shortcutsNote')}</p>
    </Dialog>
  );
}
