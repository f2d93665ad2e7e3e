/** What the address of an output page asks for. The address never changes during a season. */
import type { Layer } from '../wire';

export type Mode = 'alpha' | 'fill' | 'key' | 'fillkey' | 'luma' | 'chroma';
export type Profile = '1080p50' | '1080i50' | '2160p50' | 'led';

export interface Options {
  output: string;
  token: string;
  inst: string;
  bus: 'pgm' | 'pvw';
  mode: Mode;
  /** The colour behind everything in chroma mode. */
  chroma: string;
  profile: Profile;
  /** The raster asked for; without it the window decides. */
  raster?: { w: number; h: number };
  /** A fixed scale of the 1920×1080 stage; 0 fits it into the raster. */
  scale: number;
  /** One piece of a wall of several machines: column and row from 0, of so many columns and rows. */
  tile?: { x: number; y: number; across: number; down: number };
  /** Kept free at the bottom, in parts of the height: people stand in front of a wall. */
  raise: number;
  layers?: Layer[];
  /** Milliseconds; undefined leaves it to the server. */
  delay?: number;
  safe: boolean;
  test?: 'bars' | 'align' | 'sync' | 'clock' | 'text';
  lang?: 'vi' | 'en';
  /** Other servers to try, as origins. */
  alternates: string[];
}

const one = <T extends string>(value: string | null, all: readonly T[], otherwise: T): T =>
  (all as readonly string[]).includes(value ?? '') ? (value as T) : otherwise;

const amount = (value: string | null, most: number): number | undefined => {
  const n = Number(value);
  return value !== null && value !== '' && Number.isFinite(n) && n > 0 && n <= most ? n : undefined;
};

const layerNames: readonly Layer[] = ['bg', 'main', 'lower', 'corner', 'full'];
const tests = ['bars', 'align', 'sync', 'clock', 'text'] as const;

/** "2@3x2" is the second of six pieces, read line by line. */
function tileOf(text: string | null): Options['tile'] {
  const m = /^(\d{1,2})@(\d{1,2})x(\d{1,2})$/.exec(text ?? '');
  if (!m) return undefined;
  const [n, across, down] = m.slice(1).map(Number) as [number, number, number];
  if (n < 1 || across < 1 || down < 1 || n > across * down) return undefined;
  return { x: (n - 1) % across, y: Math.floor((n - 1) / across), across, down };
}

/** Reads the address; anything unknown or absurd is as if it were not there. */
export function readOptions(address: { pathname: string; search: string }): Options {
  const query = new URLSearchParams(address.search);
  const w = amount(query.get('w'), 16_384);
  const h = amount(query.get('h'), 16_384);
  const key = query.get('key') ?? '';
  const delay = amount(query.get('delay'), 120_000);
  const test = query.get('test');
  const lang = query.get('lang');
  const tile = tileOf(query.get('tile'));
  const wanted = (query.get('layers') ?? '').split(',').filter((l): l is Layer => (layerNames as string[]).includes(l));
  return {
    output: decodeURIComponent(/\/tv\/o\/([^/?]+)/.exec(address.pathname)?.[1] ?? ''),
    token: query.get('t') ?? '',
    inst: (query.get('inst') ?? 'A').slice(0, 16),
    bus: one(query.get('bus'), ['pgm', 'pvw'], 'pgm'),
    mode: one(query.get('mode'), ['alpha', 'fill', 'key', 'fillkey', 'luma', 'chroma'], 'alpha'),
    chroma: /^[0-9a-f]{6}$/i.test(key) ? `#${key}` : '#00b140',
    profile: one(query.get('profile'), ['1080p50', '1080i50', '2160p50', 'led'], '1080p50'),
    scale: amount(query.get('scale'), 16) ?? 0,
    raise: Math.min(50, amount(query.get('raise'), 100) ?? 0) / 100,
    safe: query.get('safe') === '1',
    alternates: (query.get('alt') ?? '').split(',').filter((o) => /^https?:\/\/[^/]+$/.test(o)),
    ...(w && h ? { raster: { w, h } } : {}),
    ...(tile ? { tile } : {}),
    ...(wanted.length > 0 ? { layers: wanted } : {}),
    ...(delay !== undefined ? { delay } : query.get('delay') === '0' ? { delay: 0 } : {}),
    ...((tests as readonly string[]).includes(test ?? '') ? { test: test as (typeof tests)[number] } : {}),
    ...(lang === 'vi' || lang === 'en' ? { lang } : {}),
  };
}
