/** The lines of a viewfinder: action safe, graphics safe, keep-out zones. For setting up, not for air. */
import type { Theme } from '../wire';
import { s, styled } from '../core/dom';
import { graphicsSafe, stage } from '../core/layout';

export function safeAreas(theme: Theme): HTMLElement {
  const inner = graphicsSafe(theme);
  const action = { x: 67, y: 38, w: 1786, h: 1004 };
  const box = (b: { x: number; y: number; w: number; h: number }, colour: string, dash = '') =>
    s('rect', { x: b.x, y: b.y, width: b.w, height: b.h, fill: 'none', stroke: colour, 'stroke-width': 3, ...(dash ? { 'stroke-dasharray': dash } : {}) });
  const svg = s('svg', { viewBox: `0 0 ${stage.w} ${stage.h}`, width: stage.w, height: stage.h, 'data-guide': 'safe' },
    box(action, '#ebd24c'), box(inner, '#4cd2eb'),
    s('path', { d: 'M960 500V580M920 540H1000', stroke: '#ebebeb', 'stroke-width': 3 }));
  for (const zone of theme.keepOut) svg.appendChild(box(zone, '#eb4c4c', '16 12'));
  return styled(svg as unknown as HTMLElement, { position: 'absolute', left: '0', top: '0', 'z-index': '9' });
}
