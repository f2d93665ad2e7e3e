// @vitest-environment node
import { crc32 as known } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { AirItem, Still } from '../wire';
import { fileName, shots, stillsOf } from './rundown';
import { crc32, stored } from './zip';

const item = (id: string, template: string, label: string) => ({ id, template, label }) as AirItem;
const still = (steps: number, pages: number, step: number): Still => ({ shown: { step } as Still['shown'], steps, step_names: [], pages });

describe('the stills of a rundown', () => {
  it.each([
    ['a title is one picture', 'title', 1, 1, 1],
    ['a board is its pages', 'leaderboard', 1, 3, 3],
    ['a board of a province is its first pages', 'leaderboard', 1, 20_000, 10],
    ['a question is its steps', 'question', 5, 1, 5],
    ['a reveal is its first step: winners are no files', 'reveal', 9, 1, 1],
  ] as const)('%s', (_, template, steps, pages, n) => expect(shots({ template }, { steps, pages })).toHaveLength(n));

  it('are named by their order and their item', () => {
    expect(fileName(3, item('a', 'question', 'Câu hỏi 7: chuyển đổi số'), { step: 2, page: 0 }, 5)).toBe('03-cau-hoi-7-chuyen-doi-so-3.png');
    expect(fileName(12, item('a', 'bug', '…'), { step: 0, page: 0 }, 1)).toBe('12-bug.png');
  });

  it('come in order; an item that cannot be shown is told and the rest go on', async () => {
    const asked: string[] = [];
    const out: string[] = [];
    const ask = async (id: string, { step, page }: { step: number; page: number }) => {
      asked.push(`${id} ${step} ${page}`);
      if (id === 'b') throw new Error('not ready');
      return id === 'c' ? still(2, 1, step) : still(1, 2, step);
    };
    for await (const one of stillsOf([item('a', 'leaderboard', 'Bảng'), item('b', 'podium', 'Bục'), item('c', 'question', 'Câu 1')], ask)) out.push('error' in one ? `${one.item.label}: ${String(one.error)}` : one.name);
    expect(out).toEqual(['01-bang-1.png', '01-bang-2.png', 'Bục: Error: not ready', '03-cau-1-1.png', '03-cau-1-2.png']);
    expect(asked).toEqual(['a 0 0', 'a 0 1', 'b 0 0', 'c 0 0', 'c 1 0']);
  });
});

describe('the archive', () => {
  it('has the sums that zip has', () => expect(crc32(new TextEncoder().encode('Hội Thi'))).toBe(known('Hội Thi')));
  it('lists every file where it is', async () => {
    const files = ['một', 'hai hai'].map((text, i) => ({ name: `0${i + 1}-đỗ.png`, body: new TextEncoder().encode(text) }));
    const bytes = Buffer.from(await stored(files).arrayBuffer());
    const end = bytes.subarray(-22);
    expect([end.readUInt32LE(0), end.readUInt16LE(8), end.readUInt16LE(10)]).toEqual([0x06054b50, 2, 2]);
    let at = end.readUInt32LE(16);
    for (const { name, body } of files) {
      const [size, length, offset] = [bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
      expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
      expect(bytes.toString('utf8', at + 46, at + 46 + length)).toBe(name);
      const begin = offset + 30 + bytes.readUInt16LE(offset + 26);
      expect(bytes.subarray(begin, begin + size)).toEqual(Buffer.from(body));
      expect(bytes.readUInt32LE(at + 16)).toBe(known(body));
      at += 46 + length;
    }
    expect(at).toBe(bytes.length - 22);
  });
});
