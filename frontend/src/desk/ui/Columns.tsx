/** Upright bars for a distribution: few enough to count, each with its number above. */
import './charts.css';

export interface ColumnBar {
  key: string;
  label: string;
  value: number;
  text: string;
  tone?: 'right' | 'wait' | 'brand' | 'gold';
}

export function Columns({ bars, label }: { bars: readonly ColumnBar[]; label: string }) {
  const most = Math.max(1, ...bars.map((b) => b.value));
  const dense = bars.length > 24;
  return (
    <ol class={`columns ${dense ? 'columns-dense' : ''}`} role="list" aria-label={label}>
      {bars.map((b) => (
        <li key={b.key} title={`${b.label}: ${b.text}`}>
          <span class="columns-text figures">{b.value > 0 ? b.text : ''}</span>
          <span class={`columns-bar columns-${b.tone ?? 'brand'}`} style={{ height: `${(100 * b.value) / most}%` }} aria-hidden="true" />
          <span class="columns-label figures">{b.label}</span>
          {b.value === 0 && <span class="visually-hidden">{b.text}</span>}
        </li>
      ))}
    </ol>
  );
}
