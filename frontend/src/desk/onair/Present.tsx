import { useOnAir } from './context';
import { at } from './words';

const shownMost = 5;

/** The first letters of the family name and of the given name, which comes last: "Lê Thị Thu Hiền" is LH. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = (word: string | undefined) => [...(word ?? '')][0]?.toUpperCase() ?? '';
  return words.length < 2 ? first(words[0]) : first(words[0]) + first(words.at(-1));
}

/** Who has this desk open now, wherever they sit. */
export function Present() {
  const { air, me } = useOnAir();
  if (air.present.length < 2) return null; // alone: nothing to say
  const rest = air.present.slice(shownMost);
  const name = (p: { id: string; name: string }) => (p.id === me ? at('presentYou', { name: p.name }) : p.name);
  return (
    <ul class="air-present" role="list" aria-label={at('present')}>
      {air.present.slice(0, shownMost).map((p) => <li key={p.id} title={name(p)}><span aria-hidden="true">{initials(p.name)}</span><span class="visually-hidden">{name(p)}</span></li>)}
      {rest.length > 0 && <li title={rest.map(name).join(', ')}><span aria-hidden="true">+{rest.length}</span><span class="visually-hidden">{rest.map(name).join(', ')}</span></li>}
    </ul>
  );
}
