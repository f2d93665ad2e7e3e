/** Television's own stage in a corner of the desk. Fetched only where a sample is shown. */
import { Stage } from '../../../tv/core/stage';
import { registry } from '../../../tv/graphics/registry';
import samples from '../../../tv/kit/samples.json';
import { fontUrl } from '../../../tv/output/font-files';
import { loadFonts } from '../../../tv/output/fonts';
import type { Data, OutputState, Theme } from '../../../tv/wire';
import type { AirItem } from '../wire';

type Sampled = Pick<AirItem, 'template' | 'text' | 'layer'>;

/** The sample's data with the operator's own texts in their places. */
export function sampleData({ template, text }: Sampled, now: number): Data {
  const data: Data = { ...(samples as unknown as Record<string, Data>)[template] };
  for (const key of Object.keys(data)) {
    const value = data[key] as { in?: number } | undefined;
    if (value && typeof value === 'object' && typeof value.in === 'number') data[key] = now + value.in;
  }
  for (const [key, value] of Object.entries(text)) {
    if (key === 'items') data[template === 'sponsor' ? 'names' : 'items'] = value.split('\n').filter(Boolean);
    else if (key === 'minutes') data.ends_at_ms = now + Number(value.replace(',', '.')) * 60_000;
    else if (key === 'ends_at') data.ends_at_ms = Number(value);
    else data[key] = value;
  }
  return data;
}

export function sampleState(item: Sampled, theme: Theme, now: number): OutputState {
  const shown = { item: 'sample', template: item.template, data: sampleData(item, now), phase: 'in' as const, at_ms: now - 60_000, step: item.template === 'question' ? 3 : 0, step_ms: 0, page: 0 };
  return { output: 'sample', name: '', rev: 1, now_ms: now, build: '', raster: { w: 1920, h: 1080 }, lang: 'vi', theme, layers: { [item.layer]: shown }, delay_ms: 0, panic: false };
}

/** Paints a settled picture into the element, at its width. */
export async function drawSample(box: HTMLElement, item: Sampled, theme: Theme): Promise<void> {
  await loadFonts(theme, fontUrl);
  const stage = new Stage({ registry, now: () => Date.now(), report: (error) => { throw error; } });
  box.replaceChildren(stage.element);
  stage.fit(box.clientWidth, Math.round((box.clientWidth * 9) / 16));
  stage.paint(sampleState(item, theme, Date.now()), true);
}
