/** Where the rail leads, for whom. */
import type { ComponentType } from 'preact';
import { BroadcastIcon, FileIcon, FlagIcon, GridIcon, HistoryIcon, ListIcon, PeopleIcon, ScreenIcon, SettingsIcon, ShareIcon, UserIcon } from '../../kit/icons';
import { paths } from '../core/paths';
import { can } from '../core/session';
import { st } from './words';

export interface Place {
  href: string;
  label: string;
  icon: ComponentType<{ size?: string }>;
  /** Second key of the shortcut "g ?". */
  key: string;
  /** The paths that belong here beside the address itself. */
  below: boolean;
}

export function contestPlaces(contest: string): Place[] {
  const all: (Place & { right: string })[] = [
    { href: paths.overview(contest), label: st('overview'), icon: ScreenIcon, key: 'o', below: false, right: 'read' },
    { href: paths.rounds(contest), label: st('rounds'), icon: FlagIcon, key: 'd', below: true, right: 'read' },
    { href: paths.bank(contest), label: st('bank'), icon: FileIcon, key: 'b', below: true, right: 'read_keys' },
    { href: paths.units(contest), label: st('units'), icon: GridIcon, key: 'u', below: true, right: 'read' },
    { href: paths.contestants(contest), label: st('contestants'), icon: PeopleIcon, key: 't', below: true, right: 'read_persons' },
    { href: paths.results(contest), label: st('results'), icon: ListIcon, key: 'r', below: true, right: 'read_persons' },
    { href: paths.air(contest), label: st('air'), icon: BroadcastIcon, key: 'a', below: true, right: 'run_air' },
    { href: paths.share(contest), label: st('share'), icon: ShareIcon, key: 's', below: true, right: 'read' },
    { href: paths.settings(contest), label: st('settings'), icon: SettingsIcon, key: 'e', below: true, right: 'edit_contest' },
  ];
  return all.filter((p) => can(p.right));
}

export function deskPlaces(): Place[] {
  const all: (Place & { right: string })[] = [
    { href: paths.contests, label: st('contests'), icon: ListIcon, key: 'c', below: false, right: '' },
    { href: paths.staff, label: st('staff'), icon: UserIcon, key: 'n', below: true, right: 'manage_staff' },
    { href: paths.audit, label: st('audit'), icon: HistoryIcon, key: 'l', below: true, right: 'read_audit' },
  ];
  return all.filter((p) => !p.right || can(p.right));
}

/** True when the place is the one in sight. */
export function isHere(place: Place, path: string): boolean {
  return path === place.href || (place.below && path.startsWith(`${place.href}/`));
}
