import { describe, expect, it } from 'vitest';
import { overlapping } from './overlap';

const round = (id: string, opens_ms: number, closes_ms: number) => ({ id, name: id, name_en: '', opens_ms, closes_ms });
const others = [round('one', 0, 100), round('two', 100, 200), round('three', 300, 400)];
const ids = (opens_ms: number, closes_ms: number) => overlapping({ opens_ms, closes_ms }, others).map((r) => r.id);

describe('overlapping', () => {
  it('finds a round that shares any moment', () => {
    expect(ids(50, 60)).toEqual(['one']);
    expect(ids(150, 350)).toEqual(['two', 'three']);
    expect(ids(-10, 500)).toEqual(['one', 'two', 'three']);
  });
  it('lets one follow the other without a gap', () => expect(ids(200, 300)).toEqual([]));
  it('says nothing of a window that is itself wrong', () => expect(ids(80, 20)).toEqual([]));
});
