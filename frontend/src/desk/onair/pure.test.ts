import { describe, expect, it } from 'vitest';
import { samples } from './testing';
import { ranks } from './item/RevealFields';
import { sampleData } from './item/sample';
import { casparCommand, hosts, outputUrl } from './outputs/addresses';
import { readRundown } from './rundown-file';
import { newItem } from './templates';
import { freeId } from './themes/ThemesPage';
import { uuid } from './uuid';
import { firstOfLayers, step, stepLayer } from './walk';

const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

describe('walking through a rundown', () => {
  it.each([['a', 1, 'b'], ['c', 1, 'c'], ['a', -1, 'a'], ['', 1, 'a'], ['', -1, 'c'], ['gone', 1, 'a']] as const)('from %j by %d to %s', (from, by, to) => expect(step(items, from, by)).toBe(to));
  it('an empty rundown has nowhere to go', () => expect(step([], 'a', 1)).toBe(''));
  it('a key means the layer of the focused item when something is in on it, else the uppermost', () => {
    const { program } = samples.output();
    expect(firstOfLayers({ ...program, lower: { phase: 'in' } }, 'main')).toBe('main');
    expect(firstOfLayers({ ...program, lower: { phase: 'in' } }, 'full')).toBe('lower');
    expect(firstOfLayers({ lower: { phase: 'out' } })).toBeUndefined();
  });
});

describe('what a step concerns', () => {
  const on = { phase: 'in' as const };
  it('the focused item’s layer as soon as it is cued, though another is on air', () => expect(stepLayer({ program: { main: on }, preview: { full: on } }, 'full')).toBe('full'));
  it('else what is uppermost on air, else what is cued', () => {
    expect(stepLayer({ program: { main: on }, preview: {} }, 'full')).toBe('main');
    expect(stepLayer({ program: {}, preview: { lower: on } }, undefined)).toBe('lower');
    expect(stepLayer({ program: {}, preview: {} }, 'main')).toBeUndefined();
  });
});

describe('files of rundowns', () => {
  const file = (value: unknown) => JSON.stringify({ kind: 'hoithi-rundown-1', items: [value] });
  it('come back under new ids, so that one file may be read twice', () => {
    const item = newItem('i1', 'slate', 'Nghỉ', '');
    let n = 0;
    expect(readRundown(file(item), () => `n${++n}`)).toEqual([{ ...item, id: 'n1' }]);
  });
  it.each([['{', 'không phải'], ['{"kind":"x","items":[]}', 'không phải'], ['null', 'không phải'], [file({ label: 'x', template: 'nope', layer: 'main' }), 'Mục thứ 1'], [file({ label: 'x', template: 'slate', layer: 'attic' }), 'Mục thứ 1']])('%s is refused in words', (text, why) => expect(() => readRundown(text, uuid)).toThrow(why));
});

describe('addresses', () => {
  const led = samples.output({ id: 'màn led', raster: { w: 3333, h: 1000 } });
  it('carry the raster where the host reads it there, and nowhere else', () => {
    expect(outputUrl('https://x', led, 'caspar')).toBe('https://x/tv/o/m%C3%A0n%20led?t=TOKEN&width=3333&height=1000');
    for (const h of hosts.filter((h) => h !== 'caspar')) expect(outputUrl('https://x', led, h)).not.toMatch(/width=|height=/);
  });
  it('CasparCG is given the whole command', () => expect(casparCommand('u')).toBe('PLAY 1-20 [HTML] "u"'));
});

describe('small readings', () => {
  it('ranks, each once', () => expect(ranks('3, 2;2 0 1 abc')).toEqual([3, 2, 1]));
  it('an id that no theme has', () => {
    expect(freeId('vang', [])).toBe('vang');
    expect(freeId('vang', [{ id: 'vang' }, { id: 'vang-2' }])).toBe('vang-3');
  });
  it('uuids are of version 4 and differ', () => {
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuid()).not.toBe(uuid());
  });
  it('a sample shows the operator’s own words', () => {
    expect(sampleData({ template: 'sponsor', layer: 'full', text: { title: 'Cảm ơn', items: 'A\n\nB' } }, 0)).toMatchObject({ title: 'Cảm ơn', names: ['A', 'B'] });
    expect(sampleData({ template: 'countdown', layer: 'main', text: { minutes: '1,5' } }, 1000)).toMatchObject({ ends_at_ms: 91_000 });
  });
});
