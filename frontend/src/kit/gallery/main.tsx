/** Development only: every shared component on one page, to be looked at. Never part of a build. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import '../base.css';
import { BrandMark, Button, Checkbox, Choices, Combobox, Dialog, Empty, ErrorState, Field, LangSwitch, Medal, Notice, OptionMark, Ring, Select, Skeleton, Stepper, Tabs, TextArea, TextField, TextSize, ThemeSwitch, Toasts, toast, type Match } from '../components';
import { ApiError } from '../api';
import { plain } from '../format';
import { startLocale } from '../i18n';
import * as icons from '../icons';
import './gallery.css';

const units = ['Ủy ban nhân dân phường Hội An Tây', 'Trung tâm Phục vụ hành chính công thành phố Đà Nẵng', 'Sở Khoa học và Công nghệ', 'Công an xã Đại Lộc'];
const name = signal('Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh');
const unit = signal<Match | undefined>(undefined);
const group = signal<'a' | 'b'>('a');
const agreed = signal(false);
const tab = signal<'one' | 'two' | 'three'>('one');
const asking = signal(false);

const search = async (text: string) =>
  units.filter((u) => plain(u).includes(plain(text))).map((u) => ({ id: u, label: u, note: 'Thành phố Đà Nẵng › Khối xã, phường' }));

function Gallery() {
  return (
    <main class="gallery">
      <header class="gallery-row"><BrandMark size="3rem" /><h1>Hội Thi – kit</h1><LangSwitch /><ThemeSwitch /><TextSize /></header>
      <section>
        <h2>Nút</h2>
        <div class="gallery-row">
          <Button kind="primary">Bắt đầu</Button><Button>Nộp bài</Button><Button kind="quiet">Để sau</Button><Button kind="danger">Hủy kết quả</Button><Button kind="gold">Đưa lên sóng</Button>
          <Button kind="primary" busy>Đang gửi</Button><Button disabled>Chưa mở</Button><Button size="small">Nhỏ</Button><Button kind="primary" size="large">Vào thi</Button>
        </div>
      </section>
      <section>
        <h2>Vòng trống đồng</h2>
        <div class="gallery-row">
          <Ring share={0.72} label="9 phút 12 giây">9:12</Ring><Ring share={0.08} tone="gold">0:48</Ring><Ring share={0.01} tone="red">0:07</Ring>
          <Ring share={0.6} notches={15} tone="right" size="7rem" star>9/15</Ring><Ring share={0.4} size="12rem" star><span class="gallery-huge">12:30</span></Ring>
          <Medal rank={1} /><Medal rank={2} /><Medal rank={3} /><Medal rank={14} />
        </div>
      </section>
      <section>
        <h2>Phương án</h2>
        <div class="gallery-row">{[0, 1, 2, 3, 4, 5].map((i) => <OptionMark key={i} index={i} />)}{[0, 1, 2, 3, 4, 5].map((i) => <OptionMark key={i} index={i} chosen={false} />)}</div>
      </section>
      <section class="gallery-form">
        <h2>Biểu mẫu</h2>
        <TextField label="Họ và tên" required value={name.value} onValue={(v) => (name.value = v)} />
        <TextField label="Số điện thoại" type="tel" value="0905" onValue={() => {}} error="Số điện thoại cần đủ 10 chữ số." hint="Dùng để quay lại trên máy khác." />
        <Combobox label="Đơn vị" value={unit.value} onValue={(v) => (unit.value = v)} search={search} placeholder="Gõ tên, có dấu hoặc không dấu" />
        <Select label="Khối" value="" options={[{ value: '1', label: 'Khối xã, phường' }]} onValue={() => {}} />
        <Choices label="Bảng thi" name="g" value={group.value} onValue={(v) => (group.value = v)} options={[{ value: 'a', label: 'Cán bộ, công chức, viên chức' }, { value: 'b', label: 'Người dân' }]} />
        <TextArea label="Lý do" optional value="" onValue={() => {}} />
        <Field label="Khác">{(d) => <input {...d} class="control" type="file" />}</Field>
        <Checkbox checked={agreed.value} onChecked={(v) => (agreed.value = v)} error={agreed.value ? undefined : 'Cần đồng ý để đăng ký.'}>Tôi đồng ý cho ban tổ chức xử lý dữ liệu cá nhân của tôi để tổ chức cuộc thi.</Checkbox>
      </section>
      <section>
        <h2>Lời nhắn</h2>
        <div class="gallery-stack">
          <Notice kind="info" title="Đợt thi mở lúc 08:00, 29/09/2025">Bạn có thể đọc thể lệ trước.</Notice>
          <Notice kind="good" title="Đã lưu 14:03:07">Biên nhận số 1024.</Notice>
          <Notice kind="warn" title="Chưa gửi được">Đang giữ trên máy và sẽ tự gửi lại.</Notice>
          <Notice kind="bad" title="Mã dự thi chưa đúng">Kiểm tra lại trên thông báo của đơn vị.</Notice>
          <Notice kind="wait">Bảng xếp hạng đứng yên từ 14:02:10.</Notice>
        </div>
      </section>
      <section>
        <h2>Bước, thẻ</h2>
        <Stepper label="Đợt thi" current="closed" steps={[{ id: 'draft', label: 'Nháp' }, { id: 'open', label: 'Đang mở', note: 'Lan, 08:00' }, { id: 'closed', label: 'Đã đóng' }, { id: 'published', label: 'Đã công bố' }]} />
        <Tabs label="Xếp hạng" panel="p" value={tab.value} onValue={(v) => (tab.value = v)} tabs={[{ value: 'one', label: 'Cá nhân', count: '25.980' }, { value: 'two', label: 'Đơn vị' }, { value: 'three', label: 'Khối' }]} />
        <div id="p" role="tabpanel" class="gallery-stack"><Skeleton lines={4} /></div>
      </section>
      <section><Empty title="Chưa có đợt thi nào" action={<Button kind="primary">Tạo đợt thi</Button>}>Đợt thi đầu tiên sẽ hiện ở đây khi được lên lịch.</Empty><ErrorState error={new ApiError(0, 'offline', '')} onRetry={() => toast('Đã thử lại')} /></section>
      <section><h2>Hình</h2><div class="gallery-row">{Object.entries(icons).map(([n, Icon]) => <span key={n} title={n}><Icon size="1.6rem" /></span>)}</div></section>
      <section class="gallery-row"><Button onClick={() => (asking.value = true)}>Mở hộp thoại</Button><Button onClick={() => toast('Đã chép đường dẫn')}>Hiện thông báo</Button></section>
      {asking.value && (
        <Dialog title="Nộp bài khi còn 2 câu trống?" onClose={() => (asking.value = false)} actions={<><Button onClick={() => (asking.value = false)}>Làm tiếp</Button><Button kind="primary" onClick={() => (asking.value = false)}>Nộp bài</Button></>}>Câu 3 và câu 12 chưa có câu trả lời.</Dialog>
      )}
      <Toasts />
    </main>
  );
}

void startLocale().then(() => render(<Gallery />, document.getElementById('app')!));
