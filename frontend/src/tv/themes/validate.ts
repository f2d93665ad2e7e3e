/**
 * May this theme go on air? Pure checks, the same in the editor and in the
 * tests: a theme that fails one is refused with the reason.
 */
import type { Template, Theme } from '../wire';
import { contrast, outOfRange, plateTooBright, rgb } from '../core/color';
import { graphicsSafe, inside, meets, placeOf, places, stage, together, type Box } from '../core/layout';
import { readable, textOn, themeVariables } from '../core/theme-css';
import { leastSizes, mostSizes } from '../core/sizes';
import { families } from '../output/fonts';

/** One finding. `path` names the value in the theme; `vi` and `en` say what to do about it. */
export interface Finding { path: string; code: string; vi: string; en: string }

export { leastSizes };

/** The least contrast of text and its plate; 7 is the aim. */
export const leastContrast = 4.5;

/** All findings; an empty list means that the theme may go on air. */
export function validateTheme(theme: Theme): Finding[] {
  const colours = colourFindings(theme);
  // Without colours nothing else about them can be said.
  return colours.length > 0 ? colours.concat(sizeFindings(theme), placeFindings(theme)) : contrastFindings(theme).concat(signalFindings(theme), sizeFindings(theme), fontFindings(theme), placeFindings(theme));
}

/** Every pair of ink and plate that the graphics use. */
export function pairs(theme: Theme): { path: string; ink: string; plate: string }[] {
  const c = theme.colors;
  const v = themeVariables(theme) as Record<string, string>;
  const pair = (path: string, ink: string, plate: string) => ({ path, ink, plate });
  return [
    pair('text/plate', c.text, c.plate), pair('text2/plate', c.text2, c.plate), pair('text/plate2', c.text, c.plate2), pair('text2/plate2', c.text2, c.plate2),
    pair('goldText/gold', c.goldText, c.gold), pair('brand', textOn(c.brand, theme), c.brand), pair('ground', textOn(c.ground, theme), c.ground),
    pair('right', textOn(c.right, theme), c.right), pair('wrong', textOn(c.wrong, theme), c.wrong), pair('accent', textOn(c.accent, theme), c.accent),
    pair('text/share', c.text, v['--share'] as string), pair('text2/share', c.text2, v['--share'] as string),
    pair('figure/plate', v['--figure-ink'] as string, c.plate), pair('up/plate', v['--up'] as string, c.plate), pair('rank', v['--on-rank'] as string, v['--rank'] as string),
    pair('gold/goldText', c.gold, c.goldText),
  ];
}

function colourFindings(theme: Theme): Finding[] {
  return Object.entries(theme.colors).filter(([, colour]) => !rgb(colour)).map(([name]) => ({
    path: `colors.${name}`, code: 'not_a_colour', vi: 'Màu phải viết dạng #rrggbb.', en: 'A colour is written #rrggbb.',
  }));
}

function contrastFindings(theme: Theme): Finding[] {
  return pairs(theme).filter((p) => contrast(p.ink, p.plate) < leastContrast).map((p) => {
    const now = contrast(p.ink, p.plate).toFixed(1);
    const better = readable(p.ink, p.plate);
    return { path: `colors.${p.path}`, code: 'low_contrast', vi: `Tương phản ${now.replace('.', ',')}:1, cần từ 4,5:1; ví dụ chữ màu ${better}.`, en: `Contrast ${now}:1, at least 4.5:1 is needed; ink ${better} would do.` };
  });
}

function signalFindings(theme: Theme): Finding[] {
  const out: Finding[] = [];
  for (const [name, colour] of Object.entries(theme.colors)) {
    if (outOfRange(colour)) out.push({ path: `colors.${name}`, code: 'out_of_range', vi: 'Màu vượt giới hạn tín hiệu (EBU R103).', en: 'The colour is outside the limits of the signal (EBU R103).' });
  }
  for (const name of ['plate', 'plate2', 'ground', 'gold', 'brand'] as const) {
    if (plateTooBright(theme.colors[name])) out.push({ path: `colors.${name}`, code: 'too_bright', vi: 'Nền quá trắng, tối đa #ebebeb để không lóa.', en: 'The plate is too white; #ebebeb at most, or it blooms.' });
  }
  const pure = ['text', 'text2', 'goldText'] as const;
  for (const name of pure) {
    if (/^#(ff0000|0000ff)$/i.test(theme.colors[name])) out.push({ path: `colors.${name}`, code: 'pure_colour', vi: 'Chữ đỏ hoặc xanh thuần bị nhòe khi lấy mẫu màu.', en: 'Pure red or blue letters smear when chroma is subsampled.' });
  }
  return out;
}

function sizeFindings(theme: Theme): Finding[] {
  const out: Finding[] = [];
  for (const name of Object.keys(leastSizes) as (keyof Theme['sizes'])[]) {
    const size = theme.sizes[name];
    if (!(size >= leastSizes[name])) out.push({ path: `sizes.${name}`, code: 'too_small', vi: `Cỡ chữ tối thiểu ${leastSizes[name]} px.`, en: `At least ${leastSizes[name]} px.` });
    else if (size > mostSizes[name]) out.push({ path: `sizes.${name}`, code: 'too_large', vi: `Cỡ chữ tối đa ${mostSizes[name]} px để đủ chỗ.`, en: `At most ${mostSizes[name]} px, or it does not fit.` });
  }
  if (!(theme.edge >= 2)) out.push({ path: 'edge', code: 'thin_line', vi: 'Nét ngang dưới 2 px nhấp nháy khi quét xen kẽ.', en: 'Lines under 2 px flicker when interlaced.' });
  return out;
}

function fontFindings(theme: Theme): Finding[] {
  const tabular = ['Roboto Condensed', 'Barlow Condensed', 'Noto Sans'];
  const out: Finding[] = [];
  for (const role of ['title', 'text', 'figure'] as const) {
    const family = theme.fonts[role];
    if (!families[family]) out.push({ path: `fonts.${role}`, code: 'unknown_font', vi: `Không có phông ${family} kèm theo sản phẩm.`, en: `${family} is not one of the packaged fonts.` });
    else if (role === 'figure' && tabular.indexOf(family) < 0) out.push({ path: 'fonts.figure', code: 'not_tabular', vi: 'Phông số phải có chữ số cùng bề rộng.', en: 'Figures need a face with tabular digits.' });
  }
  return out;
}

/** Graphics as a producer calls them, where a finding names a second one. */
const names: Partial<Record<Template, { vi: string; en: string }>> = {
  leaderboard: { vi: 'bảng xếp hạng', en: 'the leaderboard' }, unitboard: { vi: 'bảng đơn vị', en: 'the unit board' }, participation: { vi: 'bảng không khí dự thi', en: 'the participation board' },
  question: { vi: 'câu hỏi', en: 'the question card' }, figures: { vi: 'con số của đợt thi', en: 'the figures' }, title: { vi: 'tên chương trình', en: 'the title' },
  versus: { vi: 'bảng so sánh', en: 'the comparison' }, join: { vi: 'mã QR dự thi', en: 'the join card' }, countdown: { vi: 'đồng hồ đếm ngược', en: 'the countdown' },
  ribbon: { vi: 'dải xếp hạng', en: 'the ribbon' }, spotlight: { vi: 'khung một thí sinh', en: 'the spotlight' }, lowerthird: { vi: 'bảng tên', en: 'the lower third' }, ticker: { vi: 'chữ chạy', en: 'the ticker' },
};

const bleeds: readonly Template[] = ['pattern'];
/** These keep clear of the zones by themselves: their heads end before a zone begins, or they are the whole picture. */
const clear: readonly Template[] = ['leaderboard', 'unitboard', 'participation', 'reveal', 'podium', 'sponsor', 'slate', 'pattern'];

function placeFindings(theme: Theme): Finding[] {
  const out: Finding[] = [];
  if (!(theme.safe.x >= 0.05 && theme.safe.y >= 0.05)) out.push({ path: 'safe', code: 'safe_too_small', vi: 'Vùng an toàn đồ họa ít nhất 5 % mỗi cạnh.', en: 'Graphics safe is at least 5 % at each edge.' });
  const safe = graphicsSafe(theme);
  for (const template of Object.keys(places) as Template[]) {
    const box = placeOf(template, theme);
    if (bleeds.indexOf(template) < 0 && !inside(box, safe)) out.push({ path: `positions.${template}`, code: 'outside_safe', vi: 'Vị trí nằm ngoài vùng an toàn đồ họa.', en: 'The place is outside graphics safe.' });
    const zone = theme.keepOut.find((z) => clear.indexOf(template) < 0 && meets(box, z));
    if (zone) out.push({ path: `positions.${template}`, code: 'in_keep_out', vi: `Vị trí chạm vùng để trống: ${zone.why}.`, en: `The place touches a keep-out zone: ${zone.why}.` });
    if (box.w < least(template).w || box.h < least(template).h) out.push({ path: `positions.${template}`, code: 'too_narrow', vi: `Chỗ tối thiểu ${least(template).w} × ${least(template).h} px.`, en: `At least ${least(template).w} × ${least(template).h} px.` });
  }
  for (const [a, b] of together) {
    if (meets(placeOf(a, theme), placeOf(b, theme))) out.push({ path: `positions.${a}`, code: 'overlaps', vi: `Vị trí chồng lên ${names[b]?.vi ?? b}, đồ họa hay lên sóng cùng lúc.`, en: `The place overlaps ${names[b]?.en ?? b}, which is often on air at the same time.` });
  }
  for (const zone of theme.keepOut) {
    if (!inside(zone, { x: 0, y: 0, ...stage })) out.push({ path: 'keepOut', code: 'zone_outside', vi: 'Vùng để trống nằm ngoài khung hình.', en: 'A keep-out zone lies outside the picture.' });
  }
  return out;
}

/** How small a place may be before its texts would fall under the least sizes: 90 % of the place it was drawn for, less where it grows with its words. */
function least(template: Template): Pick<Box, 'w' | 'h'> {
  const { w, h } = places[template];
  const loose: Partial<Record<Template, number>> = { lowerthird: 0.5, bug: 0.5, timer: 0.8, ticker: 0.5, title: 0.8, spotlight: 0.85 };
  return { w: Math.round(w * (loose[template] ?? 0.9)), h: Math.round(h * 0.9) };
}
