import { expect, it } from 'vitest';
import { withIds } from './TopicsDialog';

it('new topics get an id of their own from their name; old ones keep theirs', () => {
  const topic = (id: string, name: string) => ({ id, name, name_en: '' });
  expect(withIds([topic('the-che', 'Đổi tên'), topic('+1', 'Thể chế'), topic('+2', 'Thể chế')]).map((t) => t.id)).toEqual(['the-che', 'the-che-2', 'the-che-3']);
});
