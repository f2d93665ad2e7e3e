/** Element names on a page that may hold several of our packages. */
import type { Template } from '../wire';
import type { Graphic } from './graphic';

export type AnyGraphic = new () => Graphic<never>;

/** Registers a graphic's element; another package on the same page may hold the name already. */
export function define(template: Template, Made: AnyGraphic): AnyGraphic {
  let name = `tv-${template}`;
  for (let i = 2; customElements.get(name); i++) name = `tv-${template}-${i}`;
  customElements.define(name, Made);
  return Made;
}
