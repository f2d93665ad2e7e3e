/** All graphics, each under its own element name. */
import type { Template } from '../wire';
import type { Graphic } from '../core/graphic';
import type { Registry } from '../core/stage';
import { Leaderboard } from './leaderboard';

const all: [Template, new () => Graphic<never>][] = [
  ['leaderboard', Leaderboard],
];

export const registry: Registry = {};
for (const [template, Made] of all) registry[template] = define(template, Made);

/** Registers an element; another package on the same page may hold the name already. */
export function define<T extends new () => Graphic<never>>(template: Template, Made: T): T {
  let name = `tv-${template}`;
  for (let i = 2; customElements.get(name); i++) name = `tv-${template}-${i}`;
  customElements.define(name, Made);
  return Made;
}
