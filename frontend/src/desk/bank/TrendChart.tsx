import type { Trend } from './trend';

const width = 300;
const height = 120;
const pad = { start: 56, end: 12, top: 10, bottom: 22 };

interface TrendChartProps {
  title: string;
  trend: Trend;
  /** The rounds, in order. */
  rounds: readonly string[];
  /** A value in words: of a mark and of a point. */
  say(value: number): string;
}

/** One figure after each round: a line with a point a round, hollow where too few answered. The table has the same figures. */
export function TrendChart({ title, trend, rounds, say }: TrendChartProps) {
  const room = width - pad.start - pad.end;
  const x = (at: number) => pad.start + (rounds.length === 1 ? room / 2 : (at * room) / (rounds.length - 1));
  const y = (value: number) => height - pad.bottom - ((value - trend.low) / (trend.high - trend.low)) * (height - pad.top - pad.bottom);
  return (
    <figure class="trend">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
        {trend.marks.map((m) => <g key={m}><line x1={pad.start} x2={width - pad.end} y1={y(m)} y2={y(m)} /><text x={pad.start - 6} y={y(m) + 4} text-anchor="end">{say(m)}</text></g>)}
        {rounds.map((name, i) => shown(i, rounds.length) && <text key={i} x={x(i)} y={height - 4} text-anchor={anchor(i, rounds.length)}>{name}</text>)}
        <polyline points={trend.points.map((p) => `${x(p.at)},${y(p.value)}`).join(' ')} />
        {trend.points.map((p) => <circle key={p.at} class={p.few ? 'trend-few' : undefined} cx={x(p.at)} cy={y(p.value)} r="4.5"><title>{`${rounds[p.at]}: ${say(p.value)}`}</title></circle>)}
      </svg>
    </figure>
  );
}

/** Labels of the first, the last, and those between as long as they are few. */
const shown = (i: number, of: number) => of <= 4 || i === 0 || i === of - 1;

const anchor = (i: number, of: number) => (of === 1 ? 'middle' : i === 0 ? 'start' : i === of - 1 ? 'end' : 'middle');
