/** Three steps: the first in the middle and highest, with the drum behind the number. */
import type { Row, Theme } from '../wire';
import { h, styled } from '../core/dom';
import type { Say } from '../core/words';
import { setText, type Measure } from '../core/fit';
import { airName, airText, duration, points } from '../core/text';
import { cell, medal, plate } from './pieces';

type Line = (cls: string, forms: readonly string[], width: number, size: number, family?: 'title' | 'text' | 'figure', weight?: number) => HTMLElement;

/** Where the places stand from left to right: second, first, third. */
const order = [1, 0, 2];
const gap = 24;

/** Columns in an area `w`×`h`, bottom-aligned; ties share a rank and stand as they come. */
export function podiumColumns(rows: readonly Row[], theme: Theme, line: Line, measure: Measure, say: Say, w: number, hgt: number): HTMLElement[] {
  const three = rows.slice(0, 3);
  const width = Math.floor((w - 2 * gap) / 3);
  return order.filter((i) => three[i]).map((i, k) => {
    const row = three[i] as Row;
    const place = three.length < 3 ? i : k;
    const top = i === 0 ? 0 : i === 1 ? Math.round(hgt * 0.08) : Math.round(hgt * 0.13);
    const element = plate('', place * (width + gap), top, width, hgt - top, ...column(row, i === 0, theme, line, measure, say, width, hgt - top));
    element.setAttribute('data-key', `podium-${row.id}`);
    element.setAttribute('data-in', 'rise');
    return element;
  });
}

function column(row: Row, first: boolean, theme: Theme, line: Line, measure: Measure, say: Say, w: number, hgt: number): HTMLElement[] {
  const c = theme.colors;
  const disc = first ? 300 : 224;
  const nameTop = disc / 2;
  const face = plate('', (w - disc) / 2, 0, disc, disc, medal(disc, first ? c.goldText : c.gold, true, 2),
    cell('center', 0, 0, disc, disc, line('', [row.rank > 0 ? String(row.rank) : ''], disc * 0.5, first ? 132 : 96)));
  styled(face, { 'border-radius': '50%', background: first ? c.gold : c.brand, color: first ? c.goldText : 'var(--on-brand)' });
  const bodyTop = nameTop;
  const room = w - 56;
  const name = lines(airName(row.name), room, first ? 60 : 50, 44, theme.fonts.figure, 700, measure);
  const unit = lines(airText(row.sub), room, 38, 36, theme.fonts.figure, 500, measure);
  const top = disc - nameTop + 14;
  const score = points(row.points);
  const body = plate(first ? 'gold' : 'plate', 0, bodyTop, w, hgt - bodyTop,
    cell('center', 28, top, room, name.height, name.element),
    cell('center second', 28, top + name.height + 6, room, unit.height, unit.element),
    cell('center', 28, top + name.height + unit.height + 16, room, 140, line('', [score], room, theme.sizes.score + (first ? 24 : 0))),
    score !== '' && cell('center second', 28, top + name.height + unit.height + 142, room, 56, line('', [[say('pointsAfter'), duration(row.time_ms)].filter(Boolean).join(' · ')], room, 40, 'figure', 500)));
  return [body, face];
}

/** A text in at most two centred lines. */
function lines(text: string, width: number, most: number, least: number, family: string, weight: number, measure: Measure): { element: HTMLElement; height: number } {
  const set = setText(text, width, 2, most, least, (t, size) => measure(t, `${weight} ${size}px "${family}"`));
  const element = styled(h('div', {}, ...set.lines.map((l) => h('div', {}, l))), { 'font-size': `${set.size}px`, 'font-family': 'var(--f-figure)', 'font-weight': String(weight), 'text-align': 'center', 'line-height': '1.36' });
  return { element, height: Math.ceil(set.lines.length * set.size * 1.36) };
}
