import { Button } from '../../kit/components';
import { DownloadIcon } from '../../kit/icons';
import type { DeskRound } from '../../kit/wire';
import { exportLink } from '../core/calls';
import { states } from '../core/round';
import { lt } from './words';

/** Files to take away; while the round runs they say that they are provisional. */
export function Exports({ round }: { round: DeskRound }) {
  const locked = states.indexOf(round.state) >= states.indexOf('locked');
  return (
    <div class="row" role="group" aria-label={lt('exports')}>
      <Button size="small" href={exportLink(round.id, 'xlsx')} download><DownloadIcon size="1.1em" />{lt('exportXlsx')}</Button>
      <Button size="small" href={exportLink(round.id, 'csv', 'rows')} download>{lt('exportRows')}</Button>
      <Button size="small" href={exportLink(round.id, 'csv', 'units')} download>{lt('exportUnits')}</Button>
      <Button size="small" href={exportLink(round.id, 'csv', 'bands')} download>{lt('exportBands')}</Button>
      {round.state === 'published' && <Button size="small" kind="quiet" href={`/r/${round.id}/result`} target="_blank">{lt('publicPage')}</Button>}
      {!locked && <span class="small muted">{lt('exportProvisional')}</span>}
    </div>
  );
}
