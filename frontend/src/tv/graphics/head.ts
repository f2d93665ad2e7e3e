/** The head of boards: the drum, the title, what is shown, and whether it is final. */
import type { Theme } from '../wire';
import { h, styled } from '../core/dom';
import type { Say } from '../core/words';
import { airText, wallClock } from '../core/text';
import { cell, medal, plate } from './pieces';

export interface Head { title: string; subtitle: string; provisional: boolean; snapshot?: string; asOf?: number; page?: string }
type Line = (cls: string, forms: readonly string[], width: number, size: number, family?: 'title' | 'text' | 'figure', weight?: number) => HTMLElement;

/** The height of the head of a board, in pixels. */
export const headHeight = 116;

/** The words that say how final a board is; nothing final is shown without its code. */
export function standingWords(head: Pick<Head, 'provisional' | 'snapshot' | 'asOf'>, say: Say): { word: string; detail: string } {
  const code = airText(head.snapshot);
  if (head.provisional) return { word: say('provisional'), detail: code ? `${say('code')} ${code}` : head.asOf ? `${say('at')} ${wallClock(head.asOf)}` : '' };
  return { word: code ? say('official') : '', detail: code && `${say('code')} ${code}` };
}

/** The head, `width` pixels wide. */
export function boardHead(theme: Theme, line: Line, say: Say, head: Head, width: number): HTMLElement {
  const hgt = headHeight;
  const { word, detail } = standingWords(head, say);
  const tagWidth = word ? 300 : 0;
  const pageWidth = head.page ? 110 : 0;
  const textWidth = width - hgt - tagWidth - pageWidth - 56;
  const subtitle = airText(head.subtitle);
  const lines = h('div', {},
    styled(h('div', {}, line('', [airText(head.title)], textWidth, subtitle ? 43 : 54, 'title')), { height: subtitle ? '62px' : '80px', 'line-height': subtitle ? '62px' : '80px' }),
    subtitle && h('div', {}, line('second', [subtitle], textWidth, 34, 'figure', 500)));
  const bar = plate('brand', 0, 0, width - tagWidth, hgt,
    plate('', 0, 0, hgt, hgt, medal(hgt, theme.colors.gold, false, 2)),
    cell('', hgt + 28, 0, textWidth, hgt, lines));
  if (head.page) bar.appendChild(cell('right', width - tagWidth - pageWidth - 20, 0, pageWidth, hgt, line('', [head.page], pageWidth, 38, 'figure', 700)));
  const root = plate('', 0, 0, width, hgt, bar);
  if (word) root.appendChild(tag(line, word, detail, width - tagWidth, tagWidth, hgt));
  return root;
}

function tag(line: Line, word: string, detail: string, x: number, w: number, hgt: number): HTMLElement {
  const box = plate('plate', x, 0, w, hgt);
  box.appendChild(cell('center', 0, detail ? 8 : 0, w, detail ? 58 : hgt, line('', [word], w - 40, 40, 'figure', 700)));
  if (detail) box.appendChild(cell('center second', 0, 60, w, 48, line('', [detail], w - 30, 32, 'figure', 500)));
  return box;
}
