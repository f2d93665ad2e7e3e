import { number, percent } from '../../kit/format';
import type { DeskItem } from '../../kit/wire';
import { noteTone } from './items';
import { it } from './itemWords';

const width = 720;
const height = 276;
const pad = 36;

/** Each question as a point: how many were right, and how well it tells the best from the worst. The table has the same figures. */
export function ItemScatter({ items }: { items: DeskItem[] }) {
  const x = (p: number) => pad + p * (width - 2 * pad);
  const y = (d: number) => height - pad - ((Math.max(-1, Math.min(1, d)) + 1) / 2) * (height - 2 * pad);
  return <>
    <svg class="item-scatter" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={it('scatter')}>
      {[-1, 0, 0.2, 1].map((d) => <g key={d}><line x1={pad} x2={width - pad} y1={y(d)} y2={y(d)} /><text x={pad - 6} y={y(d) + 4} text-anchor="end">{number(d, d === 0.2 ? 1 : 0)}</text></g>)}
      {[0, 25, 50, 75, 100].map((p) => <text key={p} x={x(p / 100)} y={height - pad + 18} text-anchor="middle">{percent(p / 100)}</text>)}
      <text x={width - pad} y={height - 2} text-anchor="end">{it('facility')} →</text>
      <text x={2} y={12}>↑ {it('discrimination')}</text>
      {items.map((i) => (
        <circle key={`${i.question_id} ${i.version}`} class={i.notes.some((n) => n.code === 'few') ? 'item-few' : i.notes.some((n) => noteTone(n.code) === 'wrong') ? 'item-grave' : ''} cx={x(i.facility)} cy={y(i.discrimination)} r="5">
          <title>{`${it('number')} ${number(i.number)}`}</title>
        </circle>
      ))}
    </svg>
    <ul class="item-legend">
      {(['fine', 'grave', 'few'] as const).map((kind) => <li key={kind}><svg class="item-scatter" viewBox="0 0 12 12" aria-hidden="true"><circle class={`item-${kind}`} cx="6" cy="6" r="5" /></svg>{it(`point_${kind}`)}</li>)}
    </ul>
  </>;
}
