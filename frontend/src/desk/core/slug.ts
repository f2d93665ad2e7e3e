import { plain } from '../../kit/format';

/** An address part made from a name: "Cuộc thi CCHC Huế 2025" → "cuoc-thi-cchc-hue-2025". At most 60 characters. */
export function slug(name: string): string {
  return plain(name).replace(/[^a-z0-9]+/g, '-').slice(0, 60).replace(/^-+|-+$/g, '');
}
