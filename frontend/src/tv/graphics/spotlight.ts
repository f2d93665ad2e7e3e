/** One person: the rank in the drum, the name, why they stand there. */
import type { SpotlightData } from '../wire';
import { narrowest } from '../core/fit';
import { Graphic } from '../core/graphic';
import { airName, airText, nameForms, points, unitForms } from '../core/text';
import { cell, medal, plate } from './pieces';

export class Spotlight extends Graphic<SpotlightData> {
  static css = `.score { color: var(--figure-ink); }`;

  protected draw(data: SpotlightData): HTMLElement[] {
    const { x, y, w, h: hgt } = this.box;
    const row = data.row;
    if (!row) return [];
    const { sizes, colors } = this.scene.theme;
    const first = row.rank === 1;
    const left = hgt;
    const scoreWidth = 300;
    const textWidth = w - left - scoreWidth - 64 - 24;
    const rank = plate(first ? 'gold' : 'brand', 0, 0, left, hgt,
      plate('', 8, 8, left - 16, hgt - 16, medal(left - 16, first ? colors.goldText : colors.gold, true, 2)),
      cell('center', 0, 0, left, hgt, this.line('', [row.rank > 0 ? String(row.rank) : ''], left * 0.52, 116)));
    rank.setAttribute('data-in', 'left');
    const body = plate('plate', left, 0, w - left, hgt - 76,
      cell('second', 32, 12, textWidth, 54, this.line('', [airText(data.title)], textWidth, 36, 'figure', 500)),
      cell('', 32, 58, textWidth, 88, this.line('', nameForms(airName(row.name)), textWidth, 62)),
      cell('second', 32, 138, textWidth, 56, this.line('', unitForms(airText(row.sub)), textWidth, 38, 'figure', 500)),
      cell('right score', w - left - scoreWidth - 32, 0, scoreWidth, hgt - 76, this.line('', [points(row.points)], scoreWidth, sizes.score + 16)));
    body.setAttribute('data-in', 'left');
    const parts = [airText(data.explain), airText(data.gap)].filter(Boolean);
    const foot = plate('plate2', left, hgt - 76, w - left, 76, cell('', 32, 0, w - left - 64, 76, this.line('', [this.foot(parts, w - left - 64)], w - left - 64, 38, 'figure', 500)));
    foot.setAttribute('data-in', 'fade');
    return [plate('', x, y, w, hgt, rank, body, foot)];
  }

  /** Both reasons when they fit, the first one when they do not. */
  private foot(parts: readonly string[], room: number): string {
    const both = parts.join(' · ');
    return this.width(both, 38, 'figure', 500) * narrowest <= room ? both : (parts[0] ?? '');
  }
}
