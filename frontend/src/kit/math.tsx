/** Draws the formulas of a question in its text. Fetched only with questions that have some. */
import { h, type ComponentChild, type ComponentChildren } from 'preact';
import type { QuestionFormula } from './wire';
import './math.css';

const namespace = 'http://www.w3.org/1998/Math/MathML';
const elements = new Set('math mrow mi mn mo mtext mspace mfrac msup msub msubsup munder mover munderover msqrt mroot mtable mtr mtd mmultiscripts mprescripts none'.split(' '));
const attributes = new Set('mathvariant stretchy fence largeop movablelimits accent accentunder linethickness columnalign'.split(' '));

/** False in browsers that would show the signs of a formula in a row, a fraction without its bar. */
const able = () => typeof MathMLElement !== 'undefined';

/**
 * The text with its formulas drawn, the rest as `words` draws it. Where nothing
 * can be drawn the text stays as it is: it says the same in one line.
 */
export function drawn(text: string, formulas: readonly QuestionFormula[] | undefined, words: (text: string) => ComponentChild = (s) => s): ComponentChildren {
  if (!formulas || !able()) return words(text);
  const longest = [...formulas].sort((a, b) => b.text.length - a.text.length);
  return pieces(text, longest).map((piece, i) => (typeof piece === 'string' ? words(piece) : <Formula key={i} of={piece} />));
}

/** Cuts the text at its formulas; the first list wins where two overlap. */
export function pieces(text: string, formulas: readonly QuestionFormula[]): (string | QuestionFormula)[] {
  const [first, ...rest] = formulas;
  if (!text) return [];
  if (!first) return [text];
  return text.split(first.text).flatMap((part, i) => [...(i > 0 ? [first] : []), ...pieces(part, rest)]);
}

function Formula({ of }: { of: QuestionFormula }) {
  const root = new DOMParser().parseFromString(of.mathml, 'application/xml').documentElement;
  return <>{root.localName === 'math' ? node(root, of.text) ?? of.text : of.text}</>;
}

/** An element made anew from what is known of it: what comes over the wire is never put into the page as it is. */
function node(of: Element, text?: string): ComponentChild {
  if (of.namespaceURI !== namespace || !elements.has(of.localName)) return null;
  const props: Record<string, string> = text === undefined ? {} : { alttext: text, class: 'formula' };
  for (const { name, value } of of.attributes) if (attributes.has(name)) props[name] = value;
  const kids = [...of.childNodes].map((k) => (k instanceof Element ? node(k) : k.textContent));
  return h(of.localName, props, kids);
}
