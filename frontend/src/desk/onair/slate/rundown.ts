/** Stills of a whole rundown, one after the other: which pictures there are, and what their files are called. */
import { slug } from '../../core/slug';
import type { AirItem, Still } from '../wire';

/** One picture of an item. */
export interface Shot { step: number; page: number }

/** A board of a whole province has thousands of pages; a still store wants the first. */
const pagesMost = 10;

/** Every picture of an item that a mixer may need: the steps of a question, the pages of a board. A reveal is its first step: the winners are no files. */
export function shots(item: Pick<AirItem, 'template'>, first: Pick<Still, 'steps' | 'pages'>): Shot[] {
  if (item.template === 'question') return Array.from({ length: Math.max(1, first.steps) }, (_, step) => ({ step, page: 0 }));
  if (item.template === 'reveal') return [{ step: 0, page: 0 }];
  return Array.from({ length: Math.min(pagesMost, Math.max(1, first.pages)) }, (_, page) => ({ step: 0, page }));
}

/** "03-cau-hoi-7-2.png": the place in the rundown, the item's own name, and which of its pictures. */
export function fileName(n: number, item: Pick<AirItem, 'label' | 'template'>, shot: Shot, of: number): string {
  const which = of > 1 ? `-${shot.step + shot.page + 1}` : '';
  return `${String(n).padStart(2, '0')}-${slug(item.label) || item.template}${which}.png`;
}

/** Asks for every picture in the order of the rundown. An item that cannot be shown now is left out, with the reason. */
export async function* stillsOf(items: readonly AirItem[], ask: (item: string, shot: Shot) => Promise<Still>): AsyncGenerator<{ item: AirItem; name: string; still: Still } | { item: AirItem; error: unknown }> {
  for (const [i, item] of items.entries()) {
    try {
      const first = await ask(item.id, { step: 0, page: 0 });
      const all = shots(item, first);
      for (const [k, shot] of all.entries()) yield { item, name: fileName(i + 1, item, shot, all.length), still: k === 0 ? first : await ask(item.id, shot) };
    } catch (error) {
      yield { item, error };
    }
  }
}
