import { number } from '../../kit/format';
import type { DeskItem } from '../../kit/wire';
import { it } from './itemWords';

const seconds = (ms: number) => it('seconds', { n: number(ms / 1000, 1) });

/** A box from the first to the third quartile with a line at the median, on the scale of the slowest question; the figures stand below. */
export function ItemTimes({ item, most }: { item: DeskItem; most: number }) {
  if (item.median_ms <= 0) return <>–</>;
  const at = (ms: number) => `${(100 * ms) / most}%`;
  const words = { first: seconds(item.first_ms), median: seconds(item.median_ms), third: seconds(item.third_ms) };
  return (
    <span class="item-times" title={it('timesOf', words)}>
      <span aria-hidden="true" class="item-box">
        <i style={{ insetInlineStart: at(item.first_ms), inlineSize: at(item.third_ms - item.first_ms) }} />
        <b style={{ insetInlineStart: at(item.median_ms) }} />
      </span>
      <span>{words.median}</span>
      <span class="sub">{number(item.first_ms / 1000, 1)} – {words.third}</span>
    </span>
  );
}
