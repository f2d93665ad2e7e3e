import { useCentred } from '../../kit/centred';
import { BrandMark } from '../../kit/components';
import { MenuIcon } from '../../kit/icons';
import { path } from '../../kit/router';
import type { DeskContest } from '../../kit/wire';
import { named } from '../core/contest';
import { paths } from '../core/paths';
import { Badge } from '../ui/Badge';
import { contestPlaces, deskPlaces, isHere, type Place } from './places';
import { Preferences } from './Preferences';
import { st } from './words';

/** The way around: at the left of a wide screen, a bar on a narrow one. */
export function Rail({ contest, onMenu }: { contest: DeskContest | undefined; onMenu(): void }) {
  const box = useCentred<HTMLElement>('[aria-current]', `${path.value} ${contest?.id}`, '.rail-nav');
  return (
    <header ref={box} class="rail no-print">
      <div class="rail-top">
        <a class="rail-brand" href={paths.contests}><BrandMark size="1.75rem" /><b>{st('product')}</b></a>
        <button class="icon-button rail-menu" type="button" aria-label={st('menu')} aria-haspopup="dialog" onClick={onMenu}><MenuIcon /></button>
      </div>
      {contest && (
        <nav class="rail-nav" aria-label={st('navContest')}>
          <div class="rail-contest" title={named(contest)}>
            <b>{named(contest)}</b>
            {contest.demo && <Badge tone="gold">{st('demo')}</Badge>}
          </div>
          <Links places={contestPlaces(contest.id)} />
        </nav>
      )}
      <nav class={`rail-nav ${contest ? 'rail-second' : ''}`} aria-label={st('navDesk')}><Links places={deskPlaces()} /></nav>
      <div class="rail-foot"><Preferences onShortcuts={onMenu} /></div>
    </header>
  );
}

function Links({ places }: { places: Place[] }) {
  return (
    <ul class="rail-links" role="list">
      {places.map((p) => (
        <li key={p.href}>
          <a href={p.href} aria-current={isHere(p, path.value) ? 'page' : undefined}><p.icon size="1.15em" /><span>{p.label}</span></a>
        </li>
      ))}
    </ul>
  );
}
