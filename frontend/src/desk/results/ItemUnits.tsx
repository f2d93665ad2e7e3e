import { number, percent } from '../../kit/format';
import type { DeskItem, DeskItemUnit } from '../../kit/wire';
import { Bars, type Bar } from '../ui/Bars';
import { it } from './itemWords';

/** How many were right in each of the largest units, on demand; of a unit with few answers only the counts. */
export function ItemUnits({ item }: { item: DeskItem }) {
  if (item.units.length === 0) return null;
  return (
    <details class="item-units">
      <summary>{it('byUnit')}</summary>
      <Bars label={it('byUnit')} most={1} bars={item.units.map(unitBar)} />
      {item.units.some((u) => u.few) && <p class="small muted">{it('fewUnits', { n: number(item.least) })}</p>}
    </details>
  );
}

function unitBar(u: DeskItemUnit, i: number): Bar {
  const counts = it('of', { right: number(u.right), seen: number(u.seen) });
  if (u.few) return { key: String(i), label: u.name, text: <><span class="bars-word">{it('few')}</span><span class="sub">{counts}</span></> };
  return { key: String(i), label: u.name, tone: 'right', value: u.right / u.seen, text: <>{percent(u.right / u.seen)}<span class="sub">{counts}</span></> };
}
