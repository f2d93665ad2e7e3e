/** Where things stand on the 1920×1080 stage. */
import type { Template, Theme } from '../wire';

export interface Box { x: number; y: number; w: number; h: number }

export const stage = { w: 1920, h: 1080 } as const;

/** Where each graphic stands when the theme does not say otherwise. All inside graphics safe. */
export const places: Record<Template, Box> = {
  leaderboard: { x: 96, y: 190, w: 1728, h: 834 },
  unitboard: { x: 96, y: 190, w: 1728, h: 834 },
  participation: { x: 96, y: 190, w: 1728, h: 834 },
  ribbon: { x: 96, y: 866, w: 1728, h: 156 },
  spotlight: { x: 96, y: 748, w: 1344, h: 274 },
  figures: { x: 96, y: 640, w: 1728, h: 382 },
  question: { x: 96, y: 216, w: 1728, h: 806 },
  countdown: { x: 560, y: 160, w: 800, h: 860 },
  title: { x: 96, y: 640, w: 1728, h: 382 },
  lowerthird: { x: 96, y: 744, w: 1240, h: 186 },
  ticker: { x: 96, y: 942, w: 1728, h: 80 },
  timer: { x: 1080, y: 58, w: 480, h: 124 },
  bug: { x: 96, y: 58, w: 620, h: 88 },
  versus: { x: 96, y: 430, w: 1728, h: 592 },
  reveal: { x: 96, y: 60, w: 1728, h: 962 },
  podium: { x: 96, y: 60, w: 1728, h: 962 },
  sponsor: { x: 96, y: 60, w: 1728, h: 962 },
  slate: { x: 96, y: 60, w: 1728, h: 962 },
  join: { x: 96, y: 232, w: 560, h: 790 },
  pattern: { x: 0, y: 0, w: 1920, h: 1080 },
};

/** Graphics that paint the whole raster behind themselves. */
export const fullScreen: readonly Template[] = ['reveal', 'podium', 'sponsor', 'slate', 'pattern'];

/** Graphics that are on air together, on layers of their own: neither may cover the other. The whole-raster ones cover everything, and mean to. */
export const together: readonly [Template, Template][] = [
  ...(['leaderboard', 'unitboard', 'participation', 'question', 'figures', 'title', 'versus', 'join'] as const).flatMap((t): [Template, Template][] => [['timer', t], ['bug', t]]),
  ['bug', 'countdown'],
  ...(['ribbon', 'spotlight', 'lowerthird', 'ticker'] as const).flatMap((t): [Template, Template][] => [['timer', t], ['bug', t]]),
  ['lowerthird', 'ticker'], ['timer', 'bug'],
];

/** Strips at the foot of the picture: what is on air with one of them makes room for it. */
const strips: readonly Template[] = ['ticker', 'ribbon'];
/** Boards keep their head where it is and give up height; everything else rises, and gives up height only below the corner. */
const boards: readonly Template[] = ['leaderboard', 'unitboard', 'participation'];
/** Free space between a strip and what stands above it. */
const strait = 12;
/** Where the corner ends. */
const ceiling = 190;

/** The line that a graphic must stay above, because a strip is on air beside it; the foot of the raster when there is none. */
export function footOf(template: Template, beside: readonly Template[], theme: Theme): number {
  const place = placeOf(template, theme);
  return beside.reduce((foot, other) => {
    const strip = placeOf(other, theme);
    const over = strips.indexOf(other) >= 0 && other !== template && meets(place, strip) && strip.y > place.y + strait;
    return over ? Math.min(foot, strip.y - strait) : foot;
  }, stage.h as number);
}

/** The place of a graphic with nothing of it below `foot`. The whole-raster ones cover a strip, and mean to. */
export function placeAbove(template: Template, theme: Theme, foot: number): Box {
  const box = placeOf(template, theme);
  const over = box.y + box.h - foot;
  if (over <= 0 || fullScreen.indexOf(template) >= 0 || strips.indexOf(template) >= 0) return box;
  const rise = boards.indexOf(template) >= 0 ? 0 : Math.min(over, Math.max(0, box.y - ceiling));
  return { ...box, y: box.y - rise, h: box.h - over + rise };
}

/** The place of a graphic in a theme. */
export function placeOf(template: Template, theme: Theme): Box {
  return theme.positions[template] ?? places[template];
}

/** The rectangle in which every text must stand. */
export function graphicsSafe(theme: Theme): Box {
  const x = Math.round(stage.w * theme.safe.x);
  const y = Math.round(stage.h * theme.safe.y);
  return { x, y, w: stage.w - 2 * x, h: stage.h - 2 * y };
}

/** Two boxes share an area. */
export function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** `inner` lies wholly in `outer`. */
export function inside(inner: Box, outer: Box): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;
}

/** How wide a strip that starts at the left of `strip` may be before it enters a keep-out zone. */
export function freeWidth(strip: Box, theme: Theme, gap = 24): number {
  let width = strip.w;
  for (const zone of theme.keepOut) {
    if (meets(strip, zone)) width = Math.min(width, Math.max(0, zone.x - gap - strip.x));
  }
  return width;
}
