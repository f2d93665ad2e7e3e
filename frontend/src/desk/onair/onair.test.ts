import { describe, expect, it } from 'vitest';
import type { Template } from '../../tv/wire';
import { samples } from './testing';
import { Keys, type Press } from './keymap';
import { sameToTheEye } from './seen';
import { asks, forms, newItem, retemplate, templates } from './templates';
import { acked, begin, Glass, refused } from './trail';
import { initials } from './Present';

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, shift: false, ctrl: false, alt: false, repeat: false, typing: false, onControl: false, ...more });

describe('keys of the gallery', () => {
  const cases: [string, Press, unknown][] = [
    ['space takes', press(' '), { do: 'take' }],
    ['space takes with the focus on a button: a click before must not change what it does', press(' ', { onControl: true }), { do: 'take' }],
    ['enter takes', press('Enter'), { do: 'take' }],
    ['enter presses the button that has the focus', press('Enter', { onControl: true }), undefined],
    ['a held key takes once', press(' ', { repeat: true }), undefined],
    ['shift and space take down', press(' ', { shift: true }), { do: 'out' }],
    ['arrows walk through the rundown, also held', press('ArrowDown', { repeat: true }), { do: 'down' }],
    ['right is the next step', press('ArrowRight'), { do: 'next' }],
    ['a held right arrow is one step', press('ArrowRight', { repeat: true }), undefined],
    ['4 cues the fourth item', press('4'), { do: 'cue_nth', item: 3 }],
    ['control and z undo', press('z', { ctrl: true }), { do: 'undo' }],
    ['other keys with control are the browser’s', press('p', { ctrl: true }), undefined],
    ['capital letters are the same keys', press('P', { shift: true }), { do: 'panic' }],
    ['nothing while typing', press('p', { typing: true }), undefined],
    ['space while typing is a blank', press(' ', { typing: true }), undefined],
  ];
  it.each(cases)('%s', (_, p, want) => expect(new Keys().read(p, true, 0).intent).toEqual(want));

  it('unarmed, no key reaches the air', () => {
    for (const key of [' ', 'Enter', '1', 'p', 'f', 'l', 'ArrowRight']) expect(new Keys().read(press(key), false, 0).intent).toBeUndefined();
  });

  it('Escape twice within a second clears: unarmed, while typing, but not held and not slowly', () => {
    const keys = new Keys();
    expect(keys.read(press('Escape', { typing: true }), false, 0)).toEqual({ primed: true });
    expect(keys.read(press('Escape', { typing: true, repeat: true }), false, 30)).toEqual({ primed: true });
    expect(keys.read(press('Escape', { typing: true }), false, 900).intent).toEqual({ do: 'clear_all' });
    expect(keys.read(press('Escape'), true, 1000).intent).toBeUndefined();
    expect(keys.read(press('Escape'), true, 2100).intent).toBeUndefined();
    expect(keys.read(press('a'), true, 2200).intent).toBeUndefined();
    expect(keys.read(press('Escape'), true, 2300).intent).toBeUndefined();
  });
});

describe('templates', () => {
  it('every graphic has a form whose first source it can use', () => {
    expect(templates).toHaveLength(20);
    for (const t of templates) {
      const item = newItem('i', t, t, 'r1');
      expect(forms[t].sources).toContain(item.binding.source);
      expect(item.layer).toBe(forms[t].layer);
      expect(item.binding.round_id).toBe(item.binding.source === 'none' ? undefined : 'r1');
    }
  });
  it('asks for what the binding needs and nothing else', () => {
    const of = (t: Template) => asks(newItem('i', t, '', 'r'));
    expect(of('spotlight').people).toBe(1);
    expect(of('versus').people).toBe(2);
    expect(of('lowerthird')).toEqual({ group: false, rows: false, ranking: false, optimism: false, people: 0, units: 0, question: false, reveal: false });
    expect(of('reveal').reveal).toBe(true);
  });
  it('another template keeps the texts that both know', () => {
    const item = { ...newItem('i', 'slate', 'x', 'r'), text: { title: 'Nghỉ', text: 'Trở lại ngay' } };
    expect(retemplate(item, 'title').text).toEqual({ title: 'Nghỉ' });
    expect(retemplate(item, 'leaderboard').binding.source).toBe('board');
  });
});

describe('sent, received, on glass', () => {
  const output = samples.output({ on_glass: [{ inst: 'ban-1', rev: 8, at_ms: 1060 }, { inst: 'A', rev: 8, at_ms: 1074 }, { inst: 'B', rev: 7, at_ms: 1010 }] });
  const list = acked(begin([], { id: 'c', output: 'chinh', action: 'take', label: 'Bảng', layer: '', sent_ms: 1000 }), 'c', { ok: true, rev: 8, at_ms: 1012, repeat: false }, 1031);
  it('says how long each output took, real ones first, and leaves out those behind', () =>
    expect(new Glass().of(list[0]!, output)).toEqual([{ inst: 'A', ms: 74 }, { inst: 'ban-1', ms: 60 }]));
  it('keeps the first figure when the output has gone on', () => {
    const glass = new Glass();
    glass.of(list[0]!, output);
    const later = samples.output({ on_glass: [{ inst: 'A', rev: 12, at_ms: 9000 }] });
    expect(glass.of(list[0]!, later)[0]).toEqual({ inst: 'A', ms: 74 });
  });
  it('a refusal is kept with its reason', () => expect(refused(list, 'c', 'Lớp đang được giữ', 1040)[0]!.failed).toBe('Lớp đang được giữ'));
});

describe('what is taken is what was seen', () => {
  const seen = samples.output({ rev: 5 });
  it('a new revision elsewhere does not matter', () => {
    const now = samples.output({ rev: 6 });
    now.program = { ...now.program, lower: { ...now.program.main!, item: 'other' } };
    expect(sameToTheEye(seen, now, 'take', undefined)).toBe(true);
    expect(sameToTheEye(seen, now, 'out', 'main')).toBe(true);
    expect(sameToTheEye(seen, now, 'out', 'lower')).toBe(false);
  });
  it('another item in preview does', () => {
    const now = samples.output({ rev: 6 });
    now.preview = { lower: { ...now.preview.lower!, item: 'other' } };
    expect(sameToTheEye(seen, now, 'take', undefined)).toBe(false);
  });
  it('so does a panic', () => expect(sameToTheEye(seen, { ...seen, panic: true }, 'take', 'main')).toBe(false));
});

describe('who is there', () => {
  it.each([['Lê Thị Thu Hiền', 'LH'], ['Ẩn', 'Ẩ'], ['  đặng   ý ', 'ĐÝ'], ['', '']])('%s is %s', (name, want) => expect(initials(name)).toBe(want));
});
