/** Colours as numbers: contrast, limits of the signal, and the lift that a luma key needs. */

export type Rgb = [number, number, number];

/** "#f2b632" → [242, 182, 50]; undefined for anything else. */
export function rgb(hex: string): Rgb | undefined {
  const m = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return m ? [parseInt(m[1] as string, 16), parseInt(m[2] as string, 16), parseInt(m[3] as string, 16)] : undefined;
}

export function hex([r, g, b]: Rgb): string {
  return `#${[r, g, b].map((c) => Math.round(Math.max(0, Math.min(255, c))).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance as in WCAG 2. */
export function luminance(colour: string): number {
  const [r, g, b] = (rgb(colour) ?? [0, 0, 0]).map((c) => {
    const s = c / 255;
    return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The ink that reads best on a plate. */
export function inkOn(plate: string, inks: readonly string[]): string {
  return inks.reduce((best, ink) => (contrast(ink, plate) > contrast(best, plate) ? ink : best));
}

/** A colour between two: `part` 0 is the first. */
export function mix(a: string, b: string, part: number): string {
  const from = rgb(a) ?? [0, 0, 0];
  const to = rgb(b) ?? [0, 0, 0];
  return hex(from.map((c, i) => c + ((to[i] as number) - c) * part) as Rgb);
}

/** EBU R103: after the host maps full range to video range, 8-bit codes must lie in 5…246. */
export function outOfRange(colour: string): boolean {
  const [r, g, b] = rgb(colour) ?? [0, 0, 0];
  const code = (v: number) => 16 + (v * 219) / 255;
  const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return [r, g, b, luma].some((v) => code(v) < 5 || code(v) > 246);
}

/** White plates bloom on screens: no plate is brighter than #ebebeb. */
export const plateTooBright = (colour: string) => (rgb(colour) ?? [0, 0, 0]).every((c) => c > 0xeb);

/** For a luma key black is transparent, so everything painted is at least 8 % grey. */
export function lift(colour: string): string {
  const floor = 24;
  const c = rgb(colour);
  return c ? hex(c.map((v) => floor + (v * (255 - floor)) / 255) as Rgb) : colour;
}
