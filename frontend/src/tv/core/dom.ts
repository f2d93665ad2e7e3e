/** Making elements. Text only ever enters as text. */

export type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | undefined>;

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
}

/** An HTML element. Classes and data attributes go in `attributes`. */
export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/** An SVG element. */
export function s(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  fill(element, attributes, children);
  return element;
}

/** Sets styles through the object model, which a strict content policy allows. */
export function styled<T extends HTMLElement | SVGElement>(element: T, styles: Record<string, string>): T {
  for (const name of Object.keys(styles)) element.style.setProperty(name, styles[name] as string);
  return element;
}

/** Puts an element at a place of its parent, in pixels. */
export function at<T extends HTMLElement>(element: T, x: number, y: number, w?: number, h?: number): T {
  const styles: Record<string, string> = { position: 'absolute', left: `${x}px`, top: `${y}px` };
  if (w !== undefined) styles.width = `${w}px`;
  if (h !== undefined) styles.height = `${h}px`;
  return styled(element, styles);
}
