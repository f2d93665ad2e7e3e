/** Three steps: the first in the middle and highest, with the drum behind the number. */
import type { Row, Theme } from '../wire';
import { h, styled } from '../core/dom';
import { airName, airText, nameForms, points, unitForms } from '../core/text';
import { cell, medal, plate } from './pieces';

type Line = (cls: string, forms: readonly string[], width: number, size: number, family?: 'title' | 'text' | 'figure', weight?: number) => HTMLElement;

/** Where the places stand from left to right: second, first, third. */
const order = [1, 0, 2];
const gap = 24;

/** Columns in an area `w`×`h`, bottom-aligned; ties share a rank and stand as they come. */
export function podiumColumns(rows: readonly Row[], theme: Theme, line: Line, w: number, hgt: number): HTMLElement[] {
  const three = rows.slice(0, 3);
  const width = Math.floor((w - 2 * gap) / 3);
  return order.filter((i) => three[i]).map((i, k) => {
    const row = three[i] as Row;
    const place = three.length < 3 ? i : k;
    const top = i === 0 ? 0 : i === 1 ? Math.round(hgt * 0.16) : Math.round(hgt * 0.24);
    const element = plate('', place * (width + gap), top, width, hgt - top, ...column(row, i === 0, theme, line, width, hgt - top));
    element.setAttribute('data-key', `podium-${row.id}`);
    element.setAttribute('data-in', 'rise');
    return element;
  });
}

function column(row: Row, first: boolean, theme: Theme, line: Line, w: number, hgt: number): HTMLElement[] {
  const c = theme.colors;
  const disc = first ? 300 : 224;
  const nameTop = disc / 2;
  const face = plate('', (w - disc) / 2, 0, disc, disc, medal(disc, first ? c.goldText : c.gold, true, 2),
    cell('center', 0, 0, disc, disc, line('', [row.rank > 0 ? String(row.rank) : ''], disc * 0.5, first ? 132 : 96)));
  styled(face, { 'border-radius': '50%', background: first ? c.gold : c.brand, color: first ? c.goldText : 'var(--on-brand)' });
  const bodyTop = nameTop;
  const inset = disc - nameTop + 8;
  const room = w - 48;
  const body = plate(first ? 'gold' : 'plate', 0, bodyTop, w, hgt - bodyTop,
    cell('center', 24, inset, room, 84, line('', nameForms(airName(row.name)), room, first ? 54 : 48)),
    cell('center second', 24, inset + 80, room, 56, line('', unitForms(airText(row.sub)), room, 38, 'figure', 500)),
    cell('center', 24, inset + 138, room, 140, line('', [points(row.points)], room, theme.sizes.score)),
    h('div', {}));
  return [body, face];
}
