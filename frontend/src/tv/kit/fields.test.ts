import { describe, expect, it } from 'vitest';
import type { Data, OutputState, Template } from '../wire';
import { Detached, gate } from './detached';
import { fields, readFields } from './fields';
import { number, options, rows, units, versusSide } from './read';
import samples from './samples.json';
import { spxDefinition } from './spx';
import { kitThemes } from './themes';
import { zip } from './zip';

const templates = Object.keys(samples) as Template[];

describe('what operators type', () => {
  it.each([['12.850', 12850], ['955,5', 955.5], ['955.5', 955.5], [980, 980], ['1.234.567', 1234567], ['', undefined], ['abc', undefined], [NaN, undefined]])('number(%s) is %s', (text, want) => expect(number(text)).toBe(want));
  it('rows as lines', () => {
    expect(rows('Lê Lợi | Hội An | 955,5 | 12:04\n\nTrần Ánh | Cẩm Lệ | 12.850 | | 5')).toEqual([
      { id: 'Lê Lợi|Hội An', rank: 1, name: 'Lê Lợi', sub: 'Hội An', points: 955.5, time_ms: 724_000 },
      { id: 'Trần Ánh|Cẩm Lệ', rank: 5, name: 'Trần Ánh', sub: 'Cẩm Lệ', points: 12850, time_ms: 0 },
    ]);
  });
  it('rows as JSON in a string', () => expect(rows('[{"name":"Lan","score":"10"}]')).toMatchObject([{ rank: 1, name: 'Lan', points: 10 }]));
  it('units know their share', () => expect(units('Hội An | Xã, phường | 412 | 486')).toMatchObject([{ rank: 1, participants: 412, headcount: 486, ratio: 412 / 486 }]));
  it('options with a star', () => expect(options('50%\n* 80%')).toEqual([{ letter: 'A', text: '50%' }, { letter: 'B', text: '80%', right: true }]));
  it('a side of a comparison', () => expect(versusSide('Lan\nHội An\nĐiểm | 980\nThời gian | 12:04')).toEqual({ name: 'Lan', sub: 'Hội An', figures: [{ label: 'Điểm', value: '980', num: 980 }, { label: 'Thời gian', value: '12:04', num: 724_000, less_wins: true }] }));
});

describe.each(templates)('%s', (template) => {
  const sample = (samples as Record<string, Data>)[template] as Data;
  it('its SPX definition has only strings as values, and fields read back from them', () => {
    const definition = spxDefinition(template, sample) as { DataFields: { field?: string; value?: unknown; ftype: string }[] };
    for (const field of definition.DataFields) expect(field.value === undefined || typeof field.value === 'string', field.field).toBe(true);
    const given: Record<string, unknown> = {};
    for (const field of definition.DataFields) if (field.field) given[field.field] = field.value;
    const data = readFields(template, given, {}, 1_000_000);
    for (const field of fields[template]) if (field.key in sample) expect(data[field.key], field.key).toBeDefined();
  });
});

describe('without a server', () => {
  const q = samples.question as unknown as Data;
  const kit = () => {
    const painted: OutputState[] = [];
    const detached = new Detached({ template: 'question', theme: kitThemes['trang-trong'] as never, sample: q, now: () => 5000, paint: (s) => painted.push(s), report: () => undefined });
    return { detached, last: () => painted[painted.length - 1]?.layers.main };
  };

  it('a step shows only what is its own', () => {
    expect(Object.keys(gate('question', q, 0))).toEqual(['number', 'of', 'stem']);
    const answers = (step: number) => gate('question', q, step).options as { share?: number; right?: boolean }[];
    expect(answers(1).some((o) => o.share !== undefined || o.right)).toBe(false);
    expect(answers(2).some((o) => o.right)).toBe(false);
    expect(answers(3).filter((o) => o.right)).toHaveLength(1);
    expect(gate('question', q, 3).explanation).toBeUndefined();
    expect(gate('question', q, 4).explanation).toBeDefined();
  });

  it('update before play paints nothing; play, next and stop go their way', () => {
    const { detached, last } = kit();
    detached.update({ stem: 'Câu mới' });
    expect(last()).toBeUndefined();
    detached.play(0);
    expect(last()).toMatchObject({ phase: 'in', step: 0, data: { stem: 'Câu mới' } });
    detached.play(1);
    expect(last()).toMatchObject({ step: 1, step_ms: 5000 });
    detached.stop();
    expect(last()).toMatchObject({ phase: 'out' });
    expect(detached.step).toBeUndefined();
  });

  it('a partial update keeps the rest', () => {
    const { detached, last } = kit();
    detached.update({ stem: 'Một', number: 3 });
    detached.update({ stem: 'Hai' });
    detached.play(0);
    expect(last()?.data).toMatchObject({ stem: 'Hai', number: 3 });
  });
});

describe('zip', () => {
  it('is the same for the same content and lists its files', () => {
    const a = zip({ 'a/đề.txt': 'một', b: 'hai' });
    expect(a.equals(zip({ 'a/đề.txt': 'một', b: 'hai' }))).toBe(true);
    expect(a.readUInt32LE(a.length - 22)).toBe(0x06054b50);
    expect(a.readUInt16LE(a.length - 12)).toBe(2);
  });
});
