import { render } from 'preact';
import { beforeEach, expect, it } from 'vitest';
import type { PublicResult, ResultRow } from '../../kit/wire';
import { ResultTable } from './ResultTable';

const groups = [{ id: 'a', name: 'Cán bộ', name_en: 'Staff' }, { id: 'b', name: 'Người dân', name_en: 'Citizens' }];
const row = (position: number, group_id: string, group_rank: number, more: Partial<ResultRow> = {}) => ({
  position, rank: position, group_rank, group_id, name: `N${position}`, unit: 'Sở Nội vụ', points: 9, right: 9, questions: 9, duration_ms: 1000, prize: '', explain: '', excluded: '', receipt: '', ...more,
}) as ResultRow;

const names = (rows: ResultRow[], of = groups, byGroup = false) => {
  render(<ResultTable result={{ rows, groups: of } as unknown as PublicResult} byGroup={byGroup} />, document.body);
  return [...document.querySelectorAll('tbody th')].map((th) => th.textContent);
};

beforeEach(() => render(null, document.body));

it('a list of several groups says whose first prize it is', () => {
  const [, second, out] = names([row(1, 'a', 1, { prize: 'Giải Nhất' }), row(2, 'b', 1, { prize: 'Giải Nhất' }), row(3, 'b', 2, { excluded: 'Thi hộ' })]);
  expect(second).toContain('Giải Nhất');
  expect(second).toContain('hạng 1 nhóm Người dân');
  expect(out).toContain('Người dân');
  expect(out).not.toContain('hạng 2');
});

it.each([
  ['one group', groups.slice(0, 1), false],
  ['a list of one group', groups, true],
])('%s needs no name beside each row', (_, of, byGroup) => {
  expect(names([row(1, 'a', 1)], of, byGroup)[0]).not.toContain('Cán bộ');
});
