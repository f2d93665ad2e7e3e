import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { navigate } from '../../kit/router';
import { session, startSession } from '../core/session';
import { App } from '../shell/App';
import { fakeServer } from '../testing/fake';

const host = () => document.getElementById('app')!;

/** The desk over the server in memory, at an address, once it says something. */
async function open(path: string, text: string) {
  const answer = fakeServer();
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const { status, body } = answer(init.method ?? 'GET', address);
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  });
  document.body.innerHTML = '<div id="app"></div>';
  navigate(path, { replace: true });
  await startSession();
  render(<App />, host());
  await vi.waitFor(() => expect(host().textContent).toContain(text), { timeout: 15_000 });
}

beforeEach(() => {
  session.value = undefined;
});
afterEach(() => {
  render(null, host());
  vi.unstubAllGlobals();
});

const header = (label: string) => [...host().querySelectorAll('th')].find((th) => th.textContent?.startsWith(label))!;
const numbers = () => [...host().querySelectorAll('tbody tr')].map((row) => row.querySelector('td')!.textContent);

it('questions are sorted by what is pressed, and the header says so', { timeout: 30_000 }, async () => {
  await open('/desk/c/c1/results/r2?view=items', 'Độ phân biệt');
  expect(numbers()).toEqual(['3', '7', '12']);
  expect(header('Câu').getAttribute('aria-sort')).toBe('ascending');
  const press = header('Độ phân biệt').querySelector('button')!; // a button of its own: Enter and space press it like a pointer
  press.focus();
  expect(document.activeElement).toBe(press);
  press.click();
  await vi.waitFor(() => expect(numbers()).toEqual(['12', '3', '7']));
  expect(header('Độ phân biệt').getAttribute('aria-sort')).toBe('ascending');
  expect(header('Câu').getAttribute('aria-sort')).toBeNull();
  header('Độ phân biệt').querySelector('button')!.click();
  await vi.waitFor(() => expect(numbers()).toEqual(['7', '3', '12']));
  expect(header('Độ phân biệt').getAttribute('aria-sort')).toBe('descending');
  expect(header('Nội dung').querySelector('button')).toBeNull();
});

it('of a unit with few answers only the counts are told', { timeout: 30_000 }, async () => {
  await open('/desk/c/c1/results/r2?view=items', 'Quá ít');
  const [many, few] = [...host().querySelectorAll('.item-units')][0]!.querySelectorAll('li');
  expect(many!.querySelector('.bars-track')).not.toBeNull();
  expect(many!.textContent).toContain('200/310');
  expect(few!.querySelector('.bars-track')).toBeNull();
  expect(few!.textContent).toContain('Quá ít');
  expect(few!.textContent).toContain('2/2');
  expect(few!.textContent).not.toContain('%');
  expect(host().textContent).toContain('dưới 30 lượt');
});

it('a question tells how it did round by round, or that no round has', { timeout: 30_000 }, async () => {
  await open('/desk/c/c1/bank/b1/q/q1', 'Số liệu qua các đợt thi');
  await vi.waitFor(() => expect(host().querySelectorAll('.trend')).toHaveLength(3));
  expect(host().querySelectorAll('.trend')[0]!.querySelectorAll('circle')).toHaveLength(4);
  const rows = [...host().querySelectorAll('table[aria-label="Số liệu qua các đợt thi"] tbody tr')].map((r) => r.textContent!);
  expect(rows).toHaveLength(4);
  expect(rows[0]).toContain('Vòng thi thử');
  expect(rows[3]).toContain('–5/12'); // few: the counts and no rate
  expect(rows[2]).toContain('Nghi sai đáp án: nhóm giỏi chọn B nhiều hơn');
  render(null, host());
  await open('/desk/c/c1/bank/b1/q/q2', 'Chưa có đợt thi nào dùng câu này');
  expect(host().querySelectorAll('.trend')).toHaveLength(0);
});
