/** The charts of the overview, each with its numbers beside. */
import { useMemo } from 'preact/hooks';
import { number, percent } from '../../kit/format';
import type { Overview } from '../../kit/wire';
import { groupName, useContest } from '../core/contest';
import { Bars } from '../ui/Bars';
import { Columns } from '../ui/Columns';
import { Plot } from '../ui/Plot';
import { withGaps } from './scores';
import { ot } from './words';

interface Props { figures: Overview }

export function Timeline({ figures }: Props) {
  const { timeline } = figures;
  const times = useMemo(() => timeline.map((p) => p.t_ms), [timeline]);
  const started = ot('started');
  const ended = ot('ended');
  const series = useMemo(() => [
    { label: started, colour: '--brand', values: timeline.map((p) => p.started), fill: true },
    { label: ended, colour: '--right', values: timeline.map((p) => p.ended) },
  ], [timeline, started, ended]);
  if (timeline.length === 0) return <p class="muted">{ot('noTimeline')}</p>;
  return <Plot label={ot('timeline')} times={times} series={series} />;
}

export function ScoreColumns({ figures }: Props) {
  const most = Math.max(0, ...figures.scores.map((s) => s.points));
  if (!figures.scores.some((s) => s.count > 0)) return <p class="muted">{ot('noScores')}</p>;
  const bars = withGaps(figures.scores).map((s) => ({
    key: String(s.points), label: number(s.points), value: s.count, text: number(s.count), tone: s.points === most ? 'gold' as const : 'brand' as const,
  }));
  return <Columns bars={bars} label={ot('scores')} />;
}

const bandKey = { 100: 'band_100', 75: 'band_75', 25: 'band_25', 0: 'band_0' } as const;
const bandTone = { 100: 'gold', 75: 'right', 25: 'wait', 0: 'wrong' } as const;

export function ScoreBands({ figures }: Props) {
  const total = figures.bands.reduce((sum, b) => sum + b.count, 0);
  if (total === 0) return <p class="muted">{ot('noScores')}</p>;
  const bars = figures.bands.map((b) => ({
    key: b.label, label: ot(bandKey[b.label]), value: b.count, text: `${number(b.count)} · ${percent(b.count / total)}`, tone: bandTone[b.label],
  }));
  return <Bars bars={bars} label={ot('bands')} most={total} />;
}

export function UnitBars({ figures }: Props) {
  if (figures.units.length === 0) return <p class="muted">{ot('noUnits')}</p>;
  const bars = figures.units.map((u) => ({
    key: u.unit_id,
    label: u.name,
    value: u.participants,
    of: u.headcount || undefined,
    text: u.headcount > 0 ? `${number(u.participants)}/${number(u.headcount)} · ${percent(u.participants / u.headcount)}` : number(u.participants),
    note: [u.block, u.headcount > 0 ? '' : ot('unitNoHeadcount')].filter(Boolean).join(' · ') || undefined,
  }));
  return <div class="unit-bars"><Bars bars={bars} label={ot('units')} /></div>;
}

export function GroupBars({ figures }: Props) {
  const { contest } = useContest();
  const bars = figures.groups.map((g) => ({
    key: g.group_id, label: groupName(contest.groups, g.group_id), value: g.participants, text: number(g.participants),
    note: ot('groupLine', { n: number(g.participants), right: number(g.all_right) }),
  }));
  return <Bars bars={bars} label={ot('groups')} />;
}
