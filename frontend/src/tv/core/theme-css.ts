/** A theme as custom properties, with the inks that follow from its plates. */
import type { Theme } from '../wire';
import { contrast, inkOn, luminance, mix } from './color';

const paper = '#f1e9dc';
const soot = '#1d1408';

/** The colour of text on any plate of the theme. */
export const textOn = (plate: string, theme: Theme) => inkOn(plate, [theme.colors.text, paper, soot]);

/** A colour of the theme made readable on a plate, with its hue kept as far as that goes. */
export function readable(colour: string, plate: string, least = 4.6): string {
  if (contrast(colour, plate) >= least) return colour;
  const ink = inkOn(plate, ['#ebebeb', '#101010']);
  for (let part = 0.1; part < 1; part += 0.1) {
    const tried = mix(colour, ink, part);
    if (contrast(tried, plate) >= least) return tried;
  }
  return ink;
}

const isDark = (plate: string) => luminance(plate) < 0.2;

/** Gold for figures on dark plates; on light ones, where gold would turn to mud, the brand. */
export function figureInk(theme: Theme): string {
  const { gold, brand, plate } = theme.colors;
  return readable(isDark(plate) ? gold : brand, plate);
}

export function themeVariables(theme: Theme): Record<string, string> {
  const c = theme.colors;
  return {
    '--ground': c.ground, '--plate': c.plate, '--plate2': c.plate2, '--line': c.line,
    '--text': c.text, '--text2': c.text2, '--brand': c.brand, '--on-brand': textOn(c.brand, theme),
    '--on-ground': textOn(c.ground, theme), '--gold': c.gold, '--gold-text': c.goldText,
    '--right': c.right, '--on-right': textOn(c.right, theme), '--wrong': c.wrong, '--on-wrong': textOn(c.wrong, theme),
    '--accent': c.accent, '--on-accent': textOn(c.accent, theme),
    '--up': readable(c.right, c.plate), '--accent-ink': readable(c.accent, c.plate), '--figure-ink': figureInk(theme),
    '--f-title': `"${theme.fonts.title}", sans-serif`, '--f-text': `"${theme.fonts.text}", sans-serif`, '--f-figure': `"${theme.fonts.figure}", sans-serif`,
    '--rank': theme.motion === 'lively' ? c.accent : c.plate2, '--on-rank': textOn(theme.motion === 'lively' ? c.accent : c.plate2, theme),
    '--bar': isDark(c.plate) ? mix(c.text2, c.plate, 0.25) : c.accent, '--share': mix(c.plate, c.line, 0.62),
    '--edge': `${theme.edge}px`,
  };
}
