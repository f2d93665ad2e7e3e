import { describe, expect, it } from 'vitest';
import type { Theme } from '../wire';
import { contrast, lift, luminance, mix, outOfRange } from '../core/color';
import { freeWidth, meets, placeOf, together } from '../core/layout';
import soiNoi from './soi-noi.json';
import trangTrong from './trang-trong.json';
import { pairs, validateTheme } from './validate';

const themes = [trangTrong, soiNoi] as Theme[];
const changed = (change: (theme: Theme) => void): string[] => {
  const theme = JSON.parse(JSON.stringify(trangTrong)) as Theme;
  change(theme);
  return validateTheme(theme).map((f) => `${f.code} ${f.path}`);
};

describe.each(themes.map((t) => [t.name, t] as const))('%s', (_name, theme) => {
  it('may go on air', () => expect(validateTheme(theme)).toEqual([]));
  it('no two graphics that are on air together share an area', () => {
    expect(together.filter(([a, b]) => meets(placeOf(a, theme), placeOf(b, theme)))).toEqual([]);
    for (const pair of [['timer', 'leaderboard'], ['bug', 'leaderboard'], ['bug', 'question'], ['lowerthird', 'ticker']]) expect(together).toContainEqual(pair);
  });
  it('its main texts reach the aim of 7:1', () => {
    for (const path of ['text/plate', 'text/plate2', 'goldText/gold']) {
      const p = pairs(theme).find((x) => x.path === path);
      expect(p && contrast(p.ink, p.plate), path).toBeGreaterThanOrEqual(7);
    }
  });
});

describe('a bad theme is refused with the reason', () => {
  it.each<[string, string, (t: Theme) => void]>([
    ['grey on grey', 'low_contrast colors.text/plate', (t) => { t.colors.text = '#5a5560'; }],
    ['a word for a colour', 'not_a_colour colors.gold', (t) => { t.colors.gold = 'gold'; }],
    ['a blooming plate', 'too_bright colors.plate', (t) => { t.colors.plate = '#ffffff'; t.colors.text = '#101010'; }],
    ['small rows', 'too_small sizes.row', (t) => { t.sizes.row = 30; }],
    ['rows that cannot fit', 'too_large sizes.row', (t) => { t.sizes.row = 90; }],
    ['a size that is no number', 'too_small sizes.timer', (t) => { t.sizes.timer = NaN; }],
    ['hairlines', 'thin_line edge', (t) => { t.edge = 1; }],
    ['an unknown font', 'unknown_font fonts.title', (t) => { t.fonts.title = 'Comic Sans MS'; }],
    ['digits that dance', 'not_tabular fonts.figure', (t) => { t.fonts.figure = 'Montserrat'; }],
    ['a graphic outside the safe area', 'outside_safe positions.ticker', (t) => { t.positions.ticker = { x: 0, y: 1000, w: 1920, h: 80 }; }],
    ['a clock on the channel\u2019s logo', 'in_keep_out positions.timer', (t) => { t.positions.timer = { x: 1300, y: 58, w: 480, h: 168 }; }],
    ['a clock over the head of the board', 'overlaps positions.timer', (t) => { t.positions.leaderboard = { x: 96, y: 60, w: 1728, h: 962 }; }],
    ['a name over the ticker', 'overlaps positions.lowerthird', (t) => { t.positions.lowerthird = { x: 96, y: 836, w: 1240, h: 186 }; }],
    ['a logo of ours over the question', 'overlaps positions.bug', (t) => { t.positions.bug = { x: 96, y: 300, w: 620, h: 88 }; }],
    ['a board in a corner', 'too_narrow positions.leaderboard', (t) => { t.positions.leaderboard = { x: 96, y: 60, w: 600, h: 400 }; }],
    ['no safe area', 'safe_too_small safe', (t) => { t.safe = { x: 0, y: 0 }; }],
  ])('%s: %s', (_name, want, change) => expect(changed(change)).toContain(want));
});

describe('colours', () => {
  it('contrast as in WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(luminance('#808080')).toBeCloseTo(0.2159, 3);
  });
  it('lifts black for a luma key to 8 % at least and leaves no colour darker', () => expect(lift('#000000')).toBe('#181818'));
  it('mixes', () => expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080'));
  it('sRGB mapped to video range is within the limits', () => expect(['#000000', '#ffffff', '#ff0000'].some(outOfRange)).toBe(false));
  it('a head ends before the logo', () => expect(freeWidth({ x: 96, y: 60, w: 1728, h: 116 }, themes[0] as Theme)).toBe(1584 - 24 - 96));
});
