/** A QR code as the server drew it, taken apart to one path: nothing else of the SVG reaches the page. */

/** The modules as one path in their own coordinates. */
export interface Qr { viewBox: string; d: string }

/** Reads `<path d>` and `<rect>` of an SVG text; undefined when there is no code in it. A full-size rect is the paper and is left out. */
export function readQr(svg: unknown): Qr | undefined {
  if (typeof svg !== 'string') return undefined;
  const box = /viewBox="\s*([\d.\s-]+?)\s*"/.exec(svg)?.[1]?.split(/\s+/).map(Number) ?? [];
  if (box.length !== 4 || box.some((n) => !Number.isFinite(n))) return undefined;
  const parts: string[] = [];
  for (const m of svg.match(/<path\b[^>]*>/g) ?? []) {
    const d = /\bd="([MmLlHhVvZz\d.,\s-]+)"/.exec(m)?.[1];
    if (d) parts.push(d);
  }
  for (const m of svg.match(/<rect\b[^>]*>/g) ?? []) {
    const n = (name: string) => Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(m)?.[1] ?? 0);
    const [w, hgt] = [n('width'), n('height')];
    if (w > 0 && hgt > 0 && w < (box[2] as number)) parts.push(`M${n('x')} ${n('y')}h${w}v${hgt}h${-w}z`);
  }
  return parts.length > 0 ? { viewBox: box.join(' '), d: parts.join('') } : undefined;
}
