import { describe, expect, it } from 'vitest';
import { snippet } from './snippet';

describe('snippet', () => {
  const code = snippet('https://thi.danang.gov.vn/embed/board/r1', 'Bảng "Tuần 1" <b>');
  it('escapes the title', () => expect(code).toContain('title="Bảng &quot;Tuần 1&quot; &lt;b>"'));
  it('believes only our origin', () => expect(code).toContain('e.origin==="https://thi.danang.gov.vn"'));
  it('finds its own frame', () => expect(code).toContain('</iframe>\n<script>'));
});
