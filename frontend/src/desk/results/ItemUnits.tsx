import { number, percent } from '../../kit/format';
import type { DeskItem } from '../../kit/wire';
import { Bars } from '../ui/Bars';
import { it } from './itemWords';

/** How many were right in each of the largest units, on demand. */
export function ItemUnits({ item }: { item: DeskItem }) {
  if (item.units.length === 0) return null;
  return (
    <details class="item-units">
      <summary>{it('byUnit')}</summary>
      <Bars
        label={it('byUnit')}
        most={1}
        bars={item.units.map((u, i) => ({
          key: String(i), label: u.name, tone: 'right' as const, value: u.seen ? u.right / u.seen : 0,
          text: <>{percent(u.seen ? u.right / u.seen : 0)}<span class="sub">{it('of', { right: number(u.right), seen: number(u.seen) })}</span></>,
        }))}
      />
    </details>
  );
}
