/** The clock in the corner: digits that never change width, a line that shortens. */
import type { TimerData } from '../wire';
import { h, styled } from '../core/dom';
import { Graphic } from '../core/graphic';
import { airText, remaining, running } from '../core/text';
import { cell, plate } from './pieces';

/** A label with less room says nothing: hours leave none. */
const leastLabel = 120;

export class Timer extends Graphic<TimerData> {
  static css = `
.box.gold { background: var(--gold); color: var(--gold-text); }
.strip { position: absolute; left: 0; bottom: 0; height: 8px; width: 100%; background: var(--figure-ink); transform-origin: 0 50%; }
.gold .strip { background: var(--gold-text); }
`;

  protected draw(data: TimerData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const size = Math.max(96, this.scene.theme.sizes.timer);
    const now = this.scene.now();
    const widest = remaining(data.ends_at_ms, now) >= 3600 ? '0:00:00' : remaining(data.ends_at_ms, now) >= 600 ? '00:00' : '0:00';
    const digitsWidth = Math.ceil(this.width(widest, size)) + 8;
    const room = w - digitsWidth - 84;
    const label = room < leastLabel ? '' : airText(data.label);
    const labelWidth = label ? Math.ceil(Math.min(this.width(label, 38, 'figure', 500), room)) : 0;
    const width = digitsWidth + (label ? labelWidth + 32 : 0) + 64;
    const digits = this.line('digits', [''], digitsWidth, size);
    const strip = h('div', { class: 'strip' });
    const box = plate('box plate', 0, 0, width, hgt, strip, cell('right', width - 32 - digitsWidth, 0, digitsWidth, hgt - 8, digits));
    if (label) box.appendChild(cell('', 32, 0, labelWidth, hgt - 8, this.line('', [label], labelWidth + 4, 38, 'figure', 500)));
    box.setAttribute('data-in', 'left');
    this.pulse(data.ends_at_ms, (at) => {
      const left = remaining(data.ends_at_ms, at);
      digits.textContent = running(left);
      box.setAttribute('class', left > 0 && left <= 10 ? 'box gold' : 'box plate');
      styled(strip, { transform: `scaleX(${Math.min(1, left / 60).toFixed(4)})` });
      return left > 0;
    });
    // Its right edge stands still beside the channel's own corner, however long the time is.
    return [plate('', x + w - width, y, width, hgt, box)];
  }
}
