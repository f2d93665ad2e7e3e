/** Every screen of the desk on one page: its pattern and its code, fetched when first opened. */
import type { ComponentType } from 'preact';
import { match } from '../../kit/router';
import { lazy } from '../core/lazy';
import { PageSkeleton } from '../ui/PageSkeleton';

/** The named parts of an address. */
export type Params = Record<string, string>;
export type Screen = ComponentType<{ params: Params }>;

const screen = (load: () => Promise<{ default: Screen }>): Screen => lazy(load, <PageSkeleton />);

/** One screen at two addresses, so that changing the view keeps its state. */
const air = screen(() => import('../onair/AirPage'));

const table: [pattern: string, screen: Screen][] = [
  ['/desk', screen(() => import('../contests/ContestsPage'))],
  ['/desk/new', screen(() => import('../contests/CreatePage'))],
  ['/desk/staff', screen(() => import('../staff/StaffPage'))],
  ['/desk/audit', screen(() => import('../audit/AuditPage'))],
  ['/desk/account', screen(() => import('../account/AccountPage'))],
  ['/desk/c/:contest', screen(() => import('../overview/OverviewPage'))],
  ['/desk/c/:contest/rounds', screen(() => import('../rounds/RoundsPage'))],
  ['/desk/c/:contest/rounds/new', screen(() => import('../rounds/NewRoundPage'))],
  ['/desk/c/:contest/rounds/:round', screen(() => import('../rounds/RoundPage'))],
  ['/desk/c/:contest/bank', screen(() => import('../bank/BanksPage'))],
  ['/desk/c/:contest/bank/:bank', screen(() => import('../bank/BankPage'))],
  ['/desk/c/:contest/bank/:bank/seals', screen(() => import('../seals/SealsPage'))],
  ['/desk/c/:contest/bank/:bank/q/:question', screen(() => import('../bank/QuestionPage'))],
  ['/desk/c/:contest/bank/:bank/import', screen(() => import('../imports/ImportPage'))],
  ['/desk/c/:contest/bank/:bank/import/:draft', screen(() => import('../imports/ReviewPage'))],
  ['/desk/c/:contest/units', screen(() => import('../units/UnitsPage'))],
  ['/desk/c/:contest/contestants', screen(() => import('../contestants/ContestantsPage'))],
  ['/desk/c/:contest/results', screen(() => import('../results/ResultsPage'))],
  ['/desk/c/:contest/results/:round', screen(() => import('../results/ResultsPage'))],
  ['/desk/c/:contest/share', screen(() => import('../share/SharePage'))],
  ['/desk/c/:contest/air', air],
  ['/desk/c/:contest/air/:view', air],
  ['/desk/c/:contest/settings', screen(() => import('../settings/SettingsPage'))],
];

/** The screen for a path, with the parts that the path names. */
export function route(path: string): { screen: Screen; params: Params } | undefined {
  for (const [pattern, screen] of table) {
    const params = match(pattern, path);
    if (params) return { screen, params };
  }
  return undefined;
}
