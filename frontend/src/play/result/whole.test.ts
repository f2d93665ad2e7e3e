import { expect, it } from 'vitest';
import type { PublicResult } from '../../kit/wire';
import { most, whole } from './whole';

/** A result of n rows, and what the server gives of it. */
function published(total: number) {
  const page = (offset: number, limit: number) => ({ result_id: 'r', total, offset, rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => ({ position: offset + i + 1 })) }) as unknown as PublicResult;
  const asked: number[] = [];
  return { shown: page(0, 50), asked, load: async (offset: number, limit: number) => { asked.push(offset); return page(offset, limit); } };
}

it.each([[0, 0], [180, 180], [450, 450], [60_000, most]])('of %i rows %i are printed, each once and in order', async (total, printed) => {
  const { shown, load } = published(total);
  const { rows, offset } = await whole(shown, load);
  expect(offset).toBe(0);
  expect(rows.map((r) => r.position)).toEqual(Array.from({ length: printed }, (_, i) => i + 1));
});

it('a result that is replaced in the middle is not printed half and half', async () => {
  const { shown, load } = published(450);
  const replaced = async (offset: number, limit: number) => ({ ...(await load(offset, limit)), result_id: offset === 0 ? 'r' : 'another' });
  await expect(whole(shown, replaced)).rejects.toThrow();
});
