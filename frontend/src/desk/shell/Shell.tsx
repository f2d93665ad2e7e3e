import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Toasts } from '../../kit/components';
import { navigate, path } from '../../kit/router';
import type { DeskContest } from '../../kit/wire';
import { startShortcuts, useShortcuts } from '../core/keys';
import { Boundary } from '../ui/Boundary';
import { MenuDialog } from './MenuDialog';
import { Offline } from './Offline';
import { contestPlaces, deskPlaces } from './places';
import { Rail } from './Rail';
import { st } from './words';
import './shell.css';

/** The frame around every screen: rail, notices, shortcuts, toasts. */
export function Shell({ contest, children }: { contest: DeskContest | undefined; children: ComponentChildren }) {
  const [menu, setMenu] = useState(false);
  useEffect(() => startShortcuts(), []);
  useFocusOnArrival();
  const places = [...(contest ? contestPlaces(contest.id) : []), ...deskPlaces()];
  useShortcuts([
    { keys: '?', label: st('questionMark'), run: () => setMenu(true) },
    ...places.map((p) => ({ keys: `g ${p.key}`, label: st('go', { name: p.label }), run: () => navigate(p.href) })),
  ]);
  return (
    <div class="shell">
      <a class="skip-link" href="#main">{st('skip')}</a>
      <Rail contest={contest} onMenu={() => setMenu(true)} />
      <main id="main" class="shell-main" tabIndex={-1}>
        <Offline />
        <Boundary at={path.value}>{children}</Boundary>
      </main>
      {menu && <MenuDialog onClose={() => setMenu(false)} />}
      <Toasts />
    </div>
  );
}

/** A new screen takes the focus, so that a screen reader starts there; the first screen does not. */
function useFocusOnArrival(): void {
  const [first] = useState(() => ({ path: path.peek() }));
  useEffect(() => {
    if (first.path === path.value) return;
    first.path = path.value;
    if (document.activeElement === document.body || document.activeElement?.closest('.rail')) document.getElementById('main')?.focus({ preventScroll: true });
  }, [path.value]);
}
