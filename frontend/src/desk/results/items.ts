import type { DeskItemNote } from '../../kit/wire';
import { it } from './itemWords';

const grave: ReadonlySet<DeskItemNote['code']> = new Set(['suspect_key', 'negative']);

/** How loudly a note is shown. */
export const noteTone = (code: DeskItemNote['code']): 'wrong' | 'gold' => (grave.has(code) ? 'wrong' : 'gold');

/** A note in words, with the options that it is about. */
export function noteText(note: DeskItemNote): string {
  const letters = note.options.map((o) => String.fromCharCode(65 + o)).join(', ');
  return it(`note_${note.code}`, { letters });
}
