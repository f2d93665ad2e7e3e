/** Test patterns: colour bars, alignment, sync, clock, and the hardest Vietnamese words. */
import type { PatternData } from '../wire';
import { s, styled } from '../core/dom';
import { Graphic } from '../core/graphic';
import { wallClock } from '../core/text';
import { cell, medal, plate } from './pieces';

/** 75 % bars as in EBU, within the limits of the signal. */
const bars = ['#bfbfbf', '#bfbf00', '#00bfbf', '#00bf00', '#bf00bf', '#bf0000', '#0000bf', '#101010'];

export class Pattern extends Graphic<PatternData> {
  static css = `
.dark { background: #101010; color: #ebebeb; }
.mono { font-family: var(--f-figure); font-weight: 700; }
.lit { background: #ebebeb; color: #101010; }
`;

  protected draw(data: PatternData): HTMLElement[] {
    if (data.kind === 'bars') return [this.bars()];
    if (data.kind === 'sync') return [this.sync()];
    if (data.kind === 'clock') return [this.clock()];
    if (data.kind === 'text') return [this.text()];
    return [this.align()];
  }

  private full(cls: string, ...children: HTMLElement[]): HTMLElement {
    const root = plate(cls, 0, 0, 1920, 1080, ...children);
    root.setAttribute('data-bleed', '');
    return root;
  }

  private bars(): HTMLElement {
    const root = this.full('dark');
    bars.forEach((colour, i) => root.appendChild(styled(plate('', i * 240, 0, 240, 720), { background: colour })));
    for (let i = 0; i < 16; i++) {
      const v = Math.round(5 + (i * 230) / 15).toString(16).padStart(2, '0');
      root.appendChild(styled(plate('', i * 120, 720, 120, 180), { background: `#${v}${v}${v}` }));
    }
    root.appendChild(cell('', 120, 912, 1680, 90, this.line('', ['Hội Thi · vạch màu 75 %'], 1680, 48)));
    return root;
  }

  private align(): HTMLElement {
    const line = { fill: 'none', stroke: '#ebebeb', 'stroke-width': 3 };
    const svg = s('svg', { viewBox: '0 0 1920 1080', width: 1920, height: 1080 },
      s('path', { ...line, stroke: '#4a4a4a', d: grid() }),
      s('rect', { ...line, x: 2, y: 2, width: 1916, height: 1076, stroke: '#d64b4b', 'stroke-width': 4 }),
      s('rect', { ...line, x: 67, y: 38, width: 1786, height: 1004, stroke: '#ebd24c' }),
      s('rect', { ...line, x: 96, y: 54, width: 1728, height: 972, stroke: '#4cd2eb' }),
      s('circle', { ...line, cx: 960, cy: 540, r: 480 }),
      s('path', { ...line, d: 'M960 0V1080M0 540H1920' }));
    const label = (text: string, x: number, y: number) => cell('', x, y, 760, 56, this.line('', [text], 760, 36));
    return this.full('dark', svg as unknown as HTMLElement,
      plate('', 810, 390, 300, 300, medal(300, '#ebebeb', false, 3)),
      label('Vùng an toàn đồ họa 90 %', 120, 66), label('Vùng an toàn hành động 93 %', 120, 956), label('1920 × 1080', 1180, 956));
  }

  private sync(): HTMLElement {
    const number = this.line('mono', ['0'], 700, 240);
    const time = this.line('mono', [''], 900, 96);
    const root = this.full('dark', cell('center', 460, 300, 1000, 340, number), cell('center', 460, 660, 1000, 140, time));
    // One frame is light at every even second: never more than one change a second.
    this.pulse(0, (now) => {
      const second = Math.round(now / 1000);
      root.setAttribute('class', second % 2 === 0 ? 'lit' : 'dark');
      number.textContent = String(second % 100).padStart(2, '0');
      time.textContent = wallClock(second * 1000);
      return true;
    });
    return root;
  }

  private clock(): HTMLElement {
    const time = this.line('mono', ['00:00:00'], 1600, 320);
    this.pulse(0, (now) => {
      time.textContent = wallClock(Math.round(now / 100) * 100);
      return true;
    });
    return this.full('dark', cell('center', 120, 280, 1680, 440, time), cell('center', 120, 720, 1680, 80, this.line('', ['Giờ máy chủ, Việt Nam'], 1680, 48)));
  }

  private text(): HTMLElement {
    const words: [string, 'title' | 'text' | 'figure'][] = [
      ['ẲẪỄỔỮ ẶỘỰ đặng ượt Ỷ Ỵ ỹ ỵ', 'title'], ['ẲẪỄỔỮ ẶỘỰ đặng ượt Ỷ Ỵ ỹ ỵ', 'text'], ['ẲẪỄỔỮ ẶỘỰ đặng 0123456789', 'figure'],
      ['Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh', 'figure'], ['Ủy ban nhân dân phường Hội An Tây', 'text'], ['Trung tâm Phục vụ hành chính công thành phố Đà Nẵng', 'figure'],
    ];
    const root = this.full('dark');
    words.forEach(([text, family], i) => root.appendChild(cell('', 120, 80 + i * 150, 1680, 130, this.line('', [text], 1680, 72, family))));
    return root;
  }
}

function grid(): string {
  let d = '';
  for (let x = 120; x < 1920; x += 120) d += `M${x} 0V1080`;
  for (let y = 60; y < 1080; y += 120) d += `M0 ${y}H1920`;
  return d;
}
