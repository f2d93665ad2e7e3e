import { describe, expect, it } from 'vitest';
import type { DeskUnit } from '../../kit/wire';
import { matches, rows, tree } from './tree';

const unit = (id: string, parent_id: string | undefined, name: string, ...aliases: string[]): DeskUnit => ({ id, parent_id, name, kind: '', block: '', headcount: 0, aliases, participants: 0 });
const units = [unit('k', undefined, 'Khối phường'), unit('a', 'k', 'Phường Hội An Tây', 'Cẩm Phô'), unit('b', 'k', 'Phường Điện Bàn'), unit('x', 'lost', 'Không cha')];
const shape = (open: string[], query = '') => rows(tree(units), new Set(open), query).map((r) => `${'-'.repeat(r.depth)}${r.unit.id}`);

describe('rows', () => {
  it('shows roots, and what is open below them', () => {
    expect(shape([])).toEqual(['k', 'x']);
    expect(shape(['k'])).toEqual(['k', '-a', '-b', 'x']);
  });
  it('finds by an old name without marks, with the units above', () => expect(shape([], 'cam pho')).toEqual(['k', '-a']));
  it('counts only what itself matches', () => expect(matches(units, 'phuong')).toBe(3));
});

it('a unit below itself stands at the root instead of vanishing', () => {
  const loop = [unit('p', 'q', 'P'), unit('q', 'p', 'Q')];
  expect(rows(tree(loop), new Set(), '').map((r) => r.unit.id)).toEqual(['p', 'q']);
});
