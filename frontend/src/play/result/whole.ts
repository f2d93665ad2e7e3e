/** All of an official result, for paper. */
import type { PublicResult } from '../../kit/wire';

/** More rows than this belong into the workbook, not on paper. */
export const most = 2000;
const step = 200; // rows that the server gives at once

/** The result with every row that was asked for, read page by page; at most `most`. */
export async function whole(shown: PublicResult, load: (offset: number, limit: number) => Promise<PublicResult>): Promise<PublicResult> {
  const rows: PublicResult['rows'] = [];
  while (rows.length < Math.min(shown.total, most)) {
    const next = await load(rows.length, step);
    if (next.result_id !== shown.result_id || next.rows.length === 0) throw new Error('another result has been published');
    rows.push(...next.rows);
  }
  return { ...shown, rows, offset: 0 };
}
