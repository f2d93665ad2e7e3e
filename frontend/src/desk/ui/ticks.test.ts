import { expect, it } from 'vitest';
import { timeLabels } from './ticks';

const at = (...moments: string[]) => moments.map((m) => Date.parse(`2026-11-${m}+07:00`) / 1000);

it.each([
  ['within minutes, each once', at('24T10:31:00', '24T10:31:30', '24T10:32:00'), ['10:31', '', '10:32']],
  ['within a day', at('24T00:00:00', '24T06:00:00'), ['00:00', '06:00']],
  ['over days, the dates', at('22T00:00:00', '23T00:00:00', '24T00:00:00'), ['22/11', '23/11', '24/11']],
  ['half days', at('22T12:00:00', '23T00:00:00', '23T12:00:00'), ['12:00', '23/11', '12:00']],
  ['nothing', [], []],
])('%s', (_, seconds, labels) => {
  expect(timeLabels(seconds)).toEqual(labels);
});
