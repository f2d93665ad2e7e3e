/**
 * Gold leaf that falls behind the winner, once. It moves by transform alone,
 * follows from the time of the step, so that two outputs show the same, and
 * leaves nothing: a page that comes later sees the settled picture.
 */
import type { Theme } from '../wire';
import { play } from '../core/animate';
import { h, styled } from '../core/dom';
import { stage } from '../core/layout';
import { textOn } from '../core/theme-css';

/** How long it falls at most, in milliseconds. */
export const fallen = 3600;
const pieces = { calm: 22, lively: 34 } as const;
const field = 20;

/** A number between 0 and 1 that is always the same for a piece and a purpose. */
const chance = (piece: number, purpose: number) => {
  const x = Math.sin(piece * 12.9898 + purpose * 78.233) * 43_758.5453;
  return x - Math.floor(x);
};
const fields = (ms: number) => Math.round(ms / field) * field;

/** The falling leaf, `elapsed` milliseconds after it began; undefined when it is over. */
export function goldLeaf(theme: Theme, elapsed: number): HTMLElement | undefined {
  if (elapsed >= fallen) return undefined;
  const { gold, ground } = theme.colors;
  const paper = textOn(ground, theme);
  const holder = styled(h('div', { class: 'gold-leaf', 'data-bleed': true }), { position: 'absolute', left: '0', top: '0', width: `${stage.w}px`, height: `${stage.h}px`, overflow: 'hidden' });
  for (let i = 0; i < pieces[theme.motion]; i++) {
    const size = 16 + Math.round(chance(i, 1) * 14);
    const leaf = styled(h('div', {}), { position: 'absolute', left: '0', top: '0', width: `${size}px`, height: `${size}px`, background: i % 4 === 3 ? paper : gold, opacity: '0' });
    holder.appendChild(leaf);
    fall(leaf, i, elapsed);
  }
  setTimeout(() => holder.parentNode?.removeChild(holder), fallen - elapsed);
  return holder;
}

function fall(leaf: HTMLElement, i: number, elapsed: number): void {
  const delay = fields(chance(i, 2) * 1000);
  const duration = fields(1800 + chance(i, 3) * 800);
  const x = chance(i, 4) * stage.w;
  const drift = (chance(i, 5) - 0.5) * 240;
  const turn = 45 + (chance(i, 6) - 0.5) * 720;
  play(leaf, [
    { transform: `translate(${x}px, -60px) rotate(45deg)`, opacity: 1 },
    { opacity: 1, offset: 0.8 },
    { transform: `translate(${x + drift}px, ${stage.h}px) rotate(${turn}deg)`, opacity: 0 },
  ], { duration, delay, easing: 'cubic-bezier(0.3, 0.1, 0.7, 0.9)', fill: 'both', elapsed });
}
