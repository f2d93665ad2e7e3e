/** A line chart over time: the drawing arrives later, the words and numbers are here at once. */
import { number, time } from '../../kit/format';
import { lazy } from '../core/lazy';
import './charts.css';

export interface PlotSeries {
  label: string;
  /** Name of the colour token: "--brand". */
  colour: string;
  values: number[];
  fill?: boolean;
}

export interface PlotProps {
  label: string;
  /** Milliseconds since 1970. */
  times: number[];
  series: PlotSeries[];
  height?: number;
}

const LinePlot = lazy(() => import('./LinePlot'), <div class="plot" />);

export function Plot(props: PlotProps) {
  const { times, series, label } = props;
  return (
    <figure aria-label={label} class="plot-figure">
      <LinePlot {...props} />
      <figcaption class="plot-key">
        {series.map((s) => (
          <span key={s.label}><i style={{ background: `var(${s.colour})` }} aria-hidden="true" />{s.label}: <b class="figures">{number(total(s.values))}</b></span>
        ))}
      </figcaption>
      <div class="visually-hidden"><table>
        <caption>{label}</caption>
        <thead><tr><td />{series.map((s) => <th key={s.label} scope="col">{s.label}</th>)}</tr></thead>
        <tbody>
          {times.map((t, i) => (
            <tr key={t}><th scope="row">{time(t)}</th>{series.map((s) => <td key={s.label}>{number(s.values[i] ?? 0)}</td>)}</tr>
          ))}
        </tbody>
      </table></div>
    </figure>
  );
}

const total = (values: number[]) => values.reduce((sum, v) => sum + v, 0);
