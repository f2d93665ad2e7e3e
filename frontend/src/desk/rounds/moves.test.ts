import { expect, it } from 'vitest';
import type { DeskRound } from '../../kit/wire';
import { moveOf } from './moves';

const closing = (started: number, ended: number) =>
  moveOf({ state: 'open', opens_ms: 0, closes_ms: 1, figures: { started, ended, participants: started } } as DeskRound, 'closed')!.text;

it('closing says how many are stopped', () => {
  expect(closing(1250, 1240)).toContain('10 lượt đang làm bài');
});

it('closing with nobody in it does not speak of attempts that end', () => {
  expect(closing(3, 3)).toContain('Không có lượt nào đang làm bài');
});
