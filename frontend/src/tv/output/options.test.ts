import { describe, expect, it } from 'vitest';
import { readOptions } from './options';
import { retryWait } from './link';

const read = (search: string, pathname = '/tv/o/chinh') => readOptions({ pathname, search });

describe('the address of an output', () => {
  it('says little and means the usual', () => {
    expect(read('?t=abc')).toEqual({ output: 'chinh', token: 'abc', inst: 'A', bus: 'pgm', mode: 'alpha', chroma: '#00b140', profile: '1080p50', scale: 0, raise: 0, safe: false, alternates: [] });
  });
  it('takes what section 1.8 lists', () => {
    const o = read('?t=a&mode=fillkey&profile=1080i50&w=3840&h=1080&layers=main,corner,x&bus=pvw&delay=400&safe=1&test=sync&lang=en&inst=B&alt=https://b.vn,javascript:1&key=00B140');
    expect(o).toMatchObject({ mode: 'fillkey', profile: '1080i50', raster: { w: 3840, h: 1080 }, layers: ['main', 'corner'], bus: 'pvw', delay: 400, safe: true, test: 'sync', lang: 'en', inst: 'B', alternates: ['https://b.vn'], chroma: '#00B140' });
  });
  it.each(['?mode=x', '?w=-1&h=5', '?w=1e9&h=2', '?delay=abc', '?key=zzz', '?scale=0'])('%s is as if it were not there', (q) => {
    expect(read(q)).toEqual(read(''));
  });
  it('a wall: which piece, and how much stays free below', () => {
    expect(read('?profile=led&tile=5@3x2&raise=15')).toMatchObject({ profile: 'led', tile: { x: 1, y: 1, across: 3, down: 2 }, raise: 0.15 });
    for (const q of ['?tile=7@3x2', '?tile=0@2x2', '?tile=1@0x2', '?tile=x', '?raise=-4']) expect(read(q)).toEqual(read(''));
    expect(read('?raise=90').raise).toBe(0.5);
  });
  it('delay=0 overrules the server', () => expect(read('?delay=0').delay).toBe(0));
});

describe('trying again', () => {
  it('waits from a quarter of a second to five seconds, with jitter', () => {
    expect(retryWait(1, () => 0)).toBe(125);
    expect(retryWait(1, () => 1)).toBe(250);
    expect(retryWait(50, () => 1)).toBe(5000);
    expect(retryWait(50, () => 0)).toBe(2500);
  });
});
