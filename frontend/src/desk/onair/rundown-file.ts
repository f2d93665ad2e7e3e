/** A rundown as a file, to take to another contest or to keep. */
import { forms, layers } from './templates';
import { at } from './words';
import type { AirItem, AirRundown } from './wire';

/** The mark of our files. */
const kind = 'hoithi-rundown-1';

export function exportRundown(rundown: AirRundown): void {
  const body = JSON.stringify({ kind, name: rundown.name, items: rundown.items }, null, 2);
  const a = document.createElement('a');
  a.href = URL.createObjectURL(new Blob([body], { type: 'application/json' }));
  a.download = `${rundown.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.json`;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}

/** The items of a file, under new ids so that the same file may be read twice. Throws with a reason in words. */
export function readRundown(text: string, id: () => string): AirItem[] {
  let file: { kind?: unknown; items?: unknown };
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    throw new Error(at('badFile'));
  }
  if (file?.kind !== kind || !Array.isArray(file.items)) throw new Error(at('badFile'));
  return file.items.map((raw: Partial<AirItem>, i) => {
    const template = raw.template && forms[raw.template] ? raw.template : undefined;
    const layer = layers.find((l) => l === raw.layer);
    if (!template || !layer || typeof raw.label !== 'string') throw new Error(at('badItem', { n: i + 1 }));
    return {
      id: id(), label: raw.label, template, layer, binding: raw.binding ?? { source: 'none' }, notes: String(raw.notes ?? ''),
      text: Object.fromEntries(Object.entries(raw.text ?? {}).map(([k, v]) => [k, String(v)])), out: raw.out ?? { rule: 'manual', ms: 0 },
    };
  });
}
