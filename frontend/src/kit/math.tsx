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

/** Cuts the text at its formulas; the first of the list wins where two overlap. */
export function pieces(text: string, formulas: readonly QuestionFormula[]): (string | QuestionFormula)[] {
  const [first, ...rest] = formulas;
  if (!text) return [];
  if (!first?.text) return [text];
  for (let at = text.indexOf(first.text); at >= 0; at = text.indexOf(first.text, at + 1)) {
    const end = at + first.text.length;
    if (joined(text[at - 1], text[at]) || joined(text[end], text[end - 1])) continue;
    return [...pieces(text.slice(0, at), rest), first, ...pieces(text.slice(end), formulas)];
  }
  return pieces(text, rest);
}

/** Whether a sign beside a formula's end makes both one word: 1/2 is no part of 11/2024. */
function joined(beside: string | undefined, end: string | undefined): boolean {
  return beside !== undefined && /[\p{L}\p{N}/^_]/u.test(beside) && /[\p{L}\p{N}]/u.test(end!);
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
