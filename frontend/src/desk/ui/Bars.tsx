/** Horizontal bars with the number beside: readable as a list, by eye from afar, and by ear. */
import type { ComponentChildren } from 'preact';
import './charts.css';

export interface Bar {
  key: string;
  label: ComponentChildren;
  /** Length, against `most` or the longest. Without one there is no bar: the figure would mislead. */
  value?: number;
  /** What stands at the end of the bar. */
  text: ComponentChildren;
  /** A second, fainter length behind, such as a headcount. */
  of?: number;
  tone?: 'brand' | 'gold' | 'right' | 'wrong' | 'wait';
  note?: ComponentChildren;
}

export function Bars({ bars, label, most }: { bars: readonly Bar[]; label: string; most?: number }) {
  const longest = most ?? Math.max(1, ...bars.map((b) => Math.max(b.value ?? 0, b.of ?? 0)));
  const share = (value: number) => `${Math.min(100, (100 * value) / longest)}%`;
  return (
    <ul class="bars" role="list" aria-label={label}>
      {bars.map((b) => (
        <li key={b.key}>
          <span class="bars-label">{b.label}</span>
          {b.value !== undefined && (
            <span class="bars-track" aria-hidden="true">
              {b.of !== undefined && <span class="bars-of" style={{ width: share(b.of) }} />}
              <span class={`bars-bar bars-${b.tone ?? 'brand'}`} style={{ width: share(b.value) }} />
            </span>
          )}
          <span class="bars-text figures">{b.text}</span>
          {b.note && <span class="bars-note">{b.note}</span>}
        </li>
      ))}
    </ul>
  );
}
