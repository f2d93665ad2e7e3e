/** Lines over time, drawn by uPlot. A chunk of its own: import it through Plot. */
import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { clockTime, number } from '../../kit/format';
import { locale } from '../../kit/i18n';
import { isDark, theme } from '../../kit/theme';
import type { PlotProps } from './Plot';
import { timeLabels } from './ticks';

export default function LinePlot({ times, series, height = 220 }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  useSystemScheme();
  const look = `${theme.value}${isDark()}${locale.value}${series.map((s) => s.label).join('|')}`;
  const data: uPlot.AlignedData = [times.map((t) => t / 1000), ...series.map((s) => s.values)];

  useEffect(() => {
    const host = box.current!;
    const made = new uPlot(options(host, series, height), data, host);
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: host.clientWidth, height }));
    watch.observe(host);
    return () => {
      watch.disconnect();
      made.destroy();
    };
  }, [look, height]);
  useEffect(() => plot.current?.setData(data), [times, series]);
  return <div ref={box} class="plot" aria-hidden="true" />;
}

/** Draws again when the system goes dark or light: a canvas keeps the colours it was drawn with. */
function useSystemScheme() {
  const [, again] = useState(0);
  useEffect(() => {
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => again((n) => n + 1);
    scheme.addEventListener('change', changed);
    return () => scheme.removeEventListener('change', changed);
  }, []);
}

function options(host: HTMLElement, series: PlotProps['series'], height: number): uPlot.Options {
  const style = getComputedStyle(host);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const font = `12px ${colour('--figures')}`;
  const axis = { stroke: colour('--text-2'), font, grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 } };
  return {
    width: host.clientWidth || 600,
    height,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { points: { size: 6 }, drag: { x: false, y: false } },
    axes: [
      { ...axis, values: (_, at) => timeLabels(at) },
      { ...axis, size: 48, values: (_, at) => at.map((v) => number(v)) },
    ],
    scales: { y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] } },
    series: [
      { value: (_, s) => (s === null ? '' : clockTime(s * 1000)) },
      ...series.map((s) => ({ label: s.label, stroke: colour(s.colour), fill: s.fill ? `color-mix(in srgb, ${colour(s.colour)} 14%, transparent)` : undefined, width: 2, points: { show: false } })),
    ],
  };
}
