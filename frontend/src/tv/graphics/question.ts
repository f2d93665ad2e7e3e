/**
 * The question card, grown upwards from its foot as the steps go: question,
 * answers, distribution, right answer, explanation. It draws what the data
 * hold; what a step may not show was never sent.
 */
import type { QuestionData, Shown } from '../wire';
import { h, styled } from '../core/dom';
import { setText } from '../core/fit';
import { Graphic } from '../core/graphic';
import { airText, figure, share } from '../core/text';
import { cell, medal, optionMark, plate, tick } from './pieces';

type Option = NonNullable<QuestionData['options']>[number];
/** A text already broken into lines, and the height it takes. */
interface Block { element: HTMLElement; height: number }

/** How much room the card gives its texts; when it does not fit, it tries the next. */
interface Tightness { row: number; pad: number; stemPad: number; large: boolean; onlyRight: boolean; part: number }
const roomy: Tightness = { row: 104, pad: 28, stemPad: 40, large: true, onlyRight: false, part: 1 };
const tight: Tightness = { row: 84, pad: 12, stemPad: 28, large: false, onlyRight: false, part: 1 };
/** With the explanation on the card, of the answers only the right one stays. */
const closest: Tightness = { ...tight, onlyRight: true };
/** Beside a ticker the longest texts that a bank may hold need smaller letters; the card keeps its width. */
const small: Tightness = { ...closest, row: 76, pad: 8, part: 0.88 };
const smallest: Tightness = { ...small, part: 0.8 };

const gap = 10;
const markSize = 72;

export class Question extends Graphic<QuestionData> {
  private tightness = roomy;
  static css = `
.lines > div { white-space: nowrap; line-height: 1.32; }
.share { position: absolute; left: 0; top: 0; bottom: 0; width: 100%; transform-origin: 0 50%; background: var(--share); }
.option .letter { color: #f4f4f4; font-family: var(--f-figure); font-weight: 700; }
.option.right-answer { background: var(--right); color: var(--on-right); }
.option.right-answer .share { background: transparent; }
.option.dim { color: var(--text2); }
.why { background: var(--plate2); color: var(--text); }
`;

  protected draw(data: QuestionData, _shown: Shown): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    for (const tightness of [roomy, tight, closest, small, smallest]) {
      this.tightness = tightness;
      const { blocks, height } = this.stack(data, w, hgt);
      if (height <= hgt) return [plate('', x, y, w, hgt, ...blocks)];
      if (tightness !== smallest) continue;
      // A text that no rule foresaw: smaller letters rather than letters outside the picture.
      const root = plate('', x, y, w, hgt, ...blocks);
      return [styled(root, { transform: `scale(${(hgt / height).toFixed(4)})`, 'transform-origin': '0 100%' })];
    }
    return [];
  }

  /** The blocks from the foot upwards, and the height they take together. */
  private stack(data: QuestionData, w: number, hgt: number): { blocks: HTMLElement[]; height: number } {
    const all = [this.explanation(data, w), ...this.options(data, w), this.stem(data, w)].filter((b): b is Block => b !== undefined);
    let bottom = hgt + gap;
    for (const block of all) {
      bottom -= block.height + gap;
      styled(block.element, { top: `${bottom}px` });
    }
    return { blocks: all.map((b) => b.element).reverse(), height: hgt - bottom };
  }

  private stem(data: QuestionData, w: number): Block {
    const side = 176;
    const full = w - side - 84;
    const set = this.set(airText(data.stem), full, 3, ...this.sizes(this.scene.theme.sizes.question, 48), 700);
    const height = Math.max(168, set.height + this.tightness.stemPad);
    const number = data.number > 0 ? String(data.number) : '';
    const badge = plate('brand', 0, 0, side, height,
      plate('', 14, (height - 148) / 2, 148, 148, medal(148, this.scene.theme.colors.gold, true, 2)),
      cell('center', 0, 0, side, height, this.line('', [number], 92, 72)));
    const element = plate('plate', 0, 0, w, height, badge, cell('', side + 42, 0, full, height, set.element));
    element.setAttribute('data-key', 'stem');
    element.setAttribute('data-in', 'left');
    return { element, height };
  }

  /** The answers as rows from the last to the first: two beside each other when all of them are short. */
  private options(data: QuestionData, w: number): Block[] {
    const all = (data.options ?? []).slice(0, 6);
    const right = all.filter((o) => o.right);
    const options = this.tightness.onlyRight && airText(data.explanation) && right.length > 0 ? right : all;
    if (options.length === 0) return [];
    const known = options.some((o) => o.right);
    const half = Math.floor((w - gap) / 2);
    const counted = options.some((o) => o.share !== undefined);
    const room = (width: number) => width - markSize - 92 - (counted ? 150 : known ? 70 : 0);
    const short = options.length % 2 === 0 && options.every((o) => this.lineCount(o.text, room(half)) <= 2);
    const columns = short ? 2 : 1;
    const width = short ? half : w;
    const rows: Block[] = [];
    for (let i = 0; i < options.length; i += columns) {
      const set = options.slice(i, i + columns).map((o) => this.set(airText(o.text), room(width), columns === 2 ? 2 : 1, ...this.sizes(this.scene.theme.sizes.answer, 44), 500));
      const height = Math.max(this.tightness.row, ...set.map((t) => t.height + this.tightness.pad));
      const row = plate('', 0, 0, w, height);
      set.forEach((text, k) => row.appendChild(this.option(options[i + k] as Option, text, k * (half + gap), width, height, known)));
      rows.unshift({ element: row, height });
    }
    return rows;
  }

  private option(option: Option, text: Block, x: number, w: number, hgt: number, known: boolean): HTMLElement {
    const right = option.right === true;
    const element = plate(`option plate ${right ? 'right-answer' : known ? 'dim' : ''}`, x, 0, w, hgt);
    element.setAttribute('data-key', `option-${option.letter}${right ? '-right' : ''}`);
    element.setAttribute('data-in', right ? 'fade' : 'left');
    if (option.share !== undefined) {
      const part = Math.max(0, Math.min(1, option.share));
      element.appendChild(styled(h('div', { class: 'share', 'data-grow': `share-${option.letter}`, 'data-part': part }), { transform: `scaleX(${part})` }));
    }
    const mark = optionMark(airText(option.letter), markSize, 46);
    element.appendChild(cell('', 24, 0, markSize, hgt, mark));
    element.appendChild(cell('', 24 + markSize + 28, 0, w - markSize - 80, hgt, text.element));
    const tail = h('div', {});
    styled(tail, { display: 'flex', 'align-items': 'center' });
    if (right) tail.appendChild(tick(52, 'var(--on-right)'));
    if (option.share !== undefined) tail.appendChild(styled(this.line('', [share(option.share)], 120, 54), { 'margin-left': '16px' }));
    else if (option.count !== undefined) tail.appendChild(this.line('', [figure(option.count)], 140, 46));
    element.appendChild(cell('right', w - 28 - 240, 0, 240, hgt, tail));
    return element;
  }

  private explanation(data: QuestionData, w: number): Block | undefined {
    const why = airText(data.explanation);
    if (!why) return undefined;
    const source = airText(data.source);
    const set = this.set(why, w - 84, 3, Math.round(40 * this.tightness.part), Math.round(36 * this.tightness.part), 500, false);
    const height = set.height + (source ? 48 : 0) + 36;
    const element = plate('why', 0, 0, w, height, cell('', 42, 14, w - 84, set.height, set.element),
      source !== '' && cell('second', 42, 14 + set.height, w - 84, 54, this.line('', [`${this.say('source')} ${source}`], w - 84, 36, 'figure', 500)));
    element.setAttribute('data-key', 'why');
    element.setAttribute('data-in', 'fade');
    return { element, height };
  }

  /** The largest and the least size of a text: as small as need be only when nothing else helps. */
  private sizes(most: number, least: number): [number, number] {
    const { large, part } = this.tightness;
    return [Math.round(large ? most : least * part), Math.round(least * part)];
  }

  private lineCount(text: string, width: number): number {
    return setText(airText(text), width, 1, this.scene.theme.sizes.answer, this.scene.theme.sizes.answer, (t, s) => this.width(t, s, 'text', 500)).lines.length;
  }

  private set(text: string, width: number, rows: number, most: number, least: number, weight: number, even = true): Block {
    const found = setText(text, width, rows, most, least, (t, size) => this.width(t, size, 'text', weight), even);
    const element = styled(h('div', { class: 'lines' }, ...found.lines.map((l) => h('div', {}, l))), { 'font-size': `${found.size}px`, 'font-weight': String(weight) });
    return { element, height: Math.ceil(found.lines.length * found.size * 1.32) };
  }
}
