import { useEffect, useRef, useState } from 'preact/hooks';
import type { Theme } from '../../../tv/wire';
import type { AirItem } from '../wire';
import { at } from '../words';

/** The graphic itself with the operator's texts over sample data: how it looks, before the server has anything to say. */
export function SamplePicture({ item, theme }: { item: Pick<AirItem, 'template' | 'text' | 'layer'>; theme: Theme }) {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const key = JSON.stringify([item.template, item.text, theme]);
  useEffect(() => {
    let here = true;
    import('./sample').then(async ({ drawSample }) => {
      if (here && box.current) await drawSample(box.current, item, theme);
    }).catch(() => setFailed(true));
    return () => { here = false; };
  }, [key]);
  return (
    <figure class="sample">
      <div ref={box} class="sample-screen" role="img" aria-label={at('sample')} />
      <figcaption class="small muted">{failed ? at('sampleFailed') : at('sample')}</figcaption>
    </figure>
  );
}
