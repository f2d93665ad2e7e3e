import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { navigate } from '../../kit/router';
import { session, startSession } from '../core/session';
import { fakeServer } from '../testing/fake';
import { App } from './App';

const host = () => document.getElementById('app')!;

/** The desk over the server in memory, at an address. */
async function open(path: string, options?: Parameters<typeof fakeServer>[0]) {
  const answer = fakeServer(options);
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const { status, body } = answer(init.method ?? 'GET', address, typeof init.body === 'string' ? JSON.parse(init.body) : undefined);
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  });
  document.body.innerHTML = '<div id="app"></div>';
  navigate(path, { replace: true });
  await startSession();
  render(<App />, host());
}

const shown = (text: string) => vi.waitFor(() => expect(host().textContent).toContain(text), { timeout: 15_000 });

beforeEach(() => {
  session.value = undefined;
});
afterEach(() => {
  render(null, host());
  vi.unstubAllGlobals();
});

describe('every screen draws what the server says', { timeout: 30_000 }, () => {
  const screens: [path: string, text: string][] = [
    ['/desk', 'Hội thi Chuyển đổi số xã Trà My 2026'],
    ['/desk/new', 'Huế 2025: tìm hiểu cải cách hành chính'],
    ['/desk/c/c-new', 'Nạp danh sách đơn vị'],
    ['/desk/c/c1/rounds', 'Tuần 3: Chuyển đổi số vì người dân'],
    ['/desk/c/c1/rounds/r4', '2 điều cần sửa trước khi lên lịch'],
    ['/desk/c/c1/bank/b1', 'Ngày Chuyển đổi số quốc gia là ngày nào?'],
    ['/desk/c/c1/bank/b1?view=matrix', 'cần 5'],
    ['/desk/c/c1/bank/b1/q/q1', 'Đã đối chiếu với văn bản gốc.'],
    ['/desk/c/c1/bank/b1/import/d1', 'Đáp án nhận ra từ: dòng “Đáp án”'],
    ['/desk/c/c1/units', 'Ủy ban nhân dân phường Hội An Tây'],
    ['/desk/c/c1/contestants?c=t0', 'Có thí sinh khác đăng ký cùng số điện thoại.'],
    ['/desk/c/c1/results/r2', 'K7Q4-M2'],
    ['/desk/c/c1/results/r2?view=flags', 'Làm bài nhanh bất thường'],
    ['/desk/c/c1/air', 'Câu hỏi đang nằm trong đề của một đợt thi chưa đóng.'],
    ['/desk/c/c1/air/graphics', 'Sẵn sàng đưa vào xem trước.'],
    ['/desk/c/c1/air/data', 'Bên ngoài đang thấy'],
    ['/desk/c/c1/air/outputs', 'OBS phòng máy'],
    ['/desk/c/c1/air/rehearsal', 'Bắt đầu tập dượt'],
    ['/desk/c/c1/air/themes', 'Đạt mọi yêu cầu'],
    ['/desk/c/c1/air/log', '12:30:04:17'],
    ['/mc?t=x', 'Sắp tới:'],
    ['/desk/c/c1/share', 'Màn hình hội trường'],
    ['/desk/c/c1/settings', 'Tên thí sinh trên trang công khai'],
    ['/desk/staff', 'toan.tran@danang.gov.vn'],
    ['/desk/audit?entry=130', 'rules.time.limit_ms'],
    ['/desk/account', 'Bật xác thực hai bước'],
    ['/desk/nowhere', 'Không có màn hình này'],
  ];
  it.each(screens)('%s', async (path, text) => {
    await open(path);
    await shown(text);
    expect(host().querySelector('[role="alert"]')).toBeNull();
  });
});

describe('the door', { timeout: 30_000 }, () => {
  const type = (name: string, value: string) => {
    const input = host().querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const submit = () => host().querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

  it('asks for the second factor only when the account has one, and keeps the address', async () => {
    await open('/desk/staff', { signedIn: false });
    await shown('Đăng nhập bàn tổ chức');
    type('email', 'hien.le@danang.gov.vn');
    type('password', 'đúng');
    await vi.waitFor(() => expect(host().querySelector<HTMLInputElement>('input[name="password"]')!.value).toBe('đúng'));
    submit();
    await shown('Mở ứng dụng xác thực');
    const code = host().querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]')!;
    code.value = '123456';
    code.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(code.value).toBe('123456'));
    submit();
    await shown('toan.tran@danang.gov.vn');
  });

  it('says what was wrong', async () => {
    await open('/desk', { signedIn: false });
    await shown('Đăng nhập bàn tổ chức');
    type('email', 'a@b.vn');
    type('password', 'sai');
    await new Promise((done) => requestAnimationFrame(done));
    submit();
    await shown('Thư điện tử hoặc mật khẩu không đúng.');
  });
});

it('an empty desk teaches the first step', { timeout: 30_000 }, async () => {
  await open('/desk', { empty: true });
  await shown('Chưa có cuộc thi nào');
  await shown('Tạo cuộc thi');
});
