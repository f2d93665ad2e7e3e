import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { SlateButton } from '../slate/SlateButton';
import { uuid } from '../uuid';
import { deskInst } from '../trail';
import { layers } from '../templates';
import type { AirOutput } from '../wire';
import { at } from '../words';

/** One bus of an output, drawn by the very page that goes on air, over a pattern that shows what is transparent. */
export function Monitor({ output, bus }: { output: AirOutput; bus: 'pvw' | 'pgm' }) {
  const inst = useMemo(() => `${deskInst}-${bus}-${uuid().slice(0, 4)}`, [bus]);
  const { w, h } = output.raster;
  const shown = output[bus === 'pvw' ? 'preview' : 'program'];
  const labels = layers.map((l) => shown[l]).filter((s) => s && s.phase === 'in').map((s) => s!.label);
  const name = bus === 'pvw' ? at('preview') : at('program');
  const lit = bus === 'pgm' ? labels.length > 0 && !output.panic : labels.length > 0;
  return (
    <section class={`monitor monitor-${bus} ${lit ? 'monitor-lit' : ''}`} aria-label={name}>
      <div class="monitor-head">
        <span class="monitor-name">{name}</span>
        <span class="monitor-what">{output.panic && bus === 'pgm' ? at('isPanic') : labels.join(' · ') || at('empty')}</span>
        <SlateButton output={output} bus={bus} />
      </div>
      <Screen src={`/tv/o/${encodeURIComponent(output.id)}?bus=${bus}&inst=${inst}`} w={w} h={h} title={`${name}: ${labels.join(', ') || at('empty')}`} />
    </section>
  );
}

/** The page at the output's own raster, scaled to the place it has: what fits there fits here. */
function Screen({ src, w, h, title }: { src: string; w: number; h: number; title: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0.25);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setScale(entry.contentRect.width / w));
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, [w]);
  return (
    <div ref={box} class="monitor-screen" style={{ aspectRatio: `${w} / ${h}` }}>
      <iframe src={src} title={title} width={w} height={h} tabIndex={-1} aria-hidden="true" scrolling="no" style={{ transform: `scale(${scale})` }} />
    </div>
  );
}
