/** A bank with one question of each kind, approved; its pictures come out of a Word file. */
import assert from 'node:assert/strict';
import { call } from './desk.mjs';
import { writeDOCX } from './docx.mjs';
import { paint } from './png.mjs';

const long = 'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính phường Hội An Tây';
const words = { options: [], correct: [], pin_last: false, level: 1, explanation: 'Theo tài liệu ôn tập của ban tổ chức.', legal_basis: 'Luật số 72/2025/QH15', source: '', version: 0 };

/** What is asked, in the order of the bank's topics `loai-0`, `loai-1`, … */
export const asked = [
  { kind: 'shorttext', stem: 'Cố đô nào nằm bên sông Hương?', accepted: ['Huế'], any_marks: true, tv_text: 'Cố đô bên sông Hương?' },
  { kind: 'numeric', stem: 'Một phần tư của 50 là bao nhiêu?', numbers: [{ value: '12.5' }] },
  { kind: 'numeric', stem: 'Cả nước có bao nhiêu đơn vị hành chính cấp xã từ ngày 1/7/2025?', numbers: [{ value: '3321' }], nearest: true },
  { kind: 'ordering', stem: 'Sắp xếp các bước giải quyết thủ tục hành chính.', options: ['Tiếp nhận hồ sơ', 'Thẩm định', `Trả kết quả tại ${long}`], partial: true },
  { kind: 'matching', stem: 'Ghép mỗi cơ quan với việc của cơ quan đó.', pairs: [{ left: 'Quốc hội', right: 'Lập pháp' }, { left: 'Chính phủ', right: 'Hành pháp' }, { left: long, right: 'Tiếp nhận và trả kết quả giải quyết thủ tục hành chính' }], decoys: ['Tư pháp'] },
  { kind: 'single', stem: 'Hình nào cùng màu với hình trên?', options: ['', ''], correct: [1] },
];

/** The pictures of the last question: what each shows, and its colour. */
export const pictures = { 'Hình tròn xanh': [31, 111, 235], 'Hình vuông đỏ': [192, 57, 43], 'Hình vuông xanh': [31, 111, 235] };

const pictured = (alt) => ({ picture: paint(pictures[alt], 320 + alt.length, 180), alt });
const file = () => writeDOCX([[`Câu 1. ${asked[5].stem} `, pictured('Hình tròn xanh')], ['A. ', pictured('Hình vuông đỏ')], ['B. ', pictured('Hình vuông xanh')], 'Đáp án: B']);

/** Makes the bank as one person and has it approved by another. Returns the bank and the questions' ids in the order of `asked`. */
export async function kindsBank(page, reviewer, contest) {
  const bank = await call(page, 'POST', `/desk/contests/${contest}/banks`, { name: 'Mọi loại câu', topics: asked.map((_, i) => ({ id: `loai-${i}`, name: `Loại ${i + 1}`, name_en: '' })) });
  const ids = [];
  for (const [i, q] of asked.slice(0, 5).entries()) {
    ids.push((await call(page, 'POST', `/desk/banks/${bank.id}/questions`, { ...words, ...q, topic: `loai-${i}` })).id);
  }
  const draft = await call(page, 'POST', `/desk/banks/${bank.id}/imports`, undefined, file());
  const { index, number, where, key_found_by, blocked, problems, source_text, ...edit } = draft.items[0];
  assert.ok(!blocked, JSON.stringify(problems));
  await call(page, 'PUT', `/desk/imports/${draft.id}/items/${index}`, { ...edit, topic: 'loai-5', explanation: words.explanation });
  await call(page, 'POST', `/desk/imports/${draft.id}/confirm`, { skip_blocked: false });
  ids.push((await call(page, 'GET', `/desk/banks/${bank.id}/questions?kind=single`)).items[0].id);
  await call(page, 'POST', `/desk/banks/${bank.id}/reviews`, { ids, to: 'in_review', comment: '' });
  assert.equal((await call(reviewer, 'POST', `/desk/banks/${bank.id}/reviews`, { ids, to: 'approved', comment: '' })).done, asked.length);
  return { bank, ids, draft };
}
