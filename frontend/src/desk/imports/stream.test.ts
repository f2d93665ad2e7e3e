import { describe, expect, it } from 'vitest';
import { takeEvents } from './stream';

describe('takeEvents', () => {
  it('keeps an event that has not arrived as a whole', () => {
    const { events, rest } = takeEvents('event: progress\ndata: {"percent":5}\n\nevent: dra');
    expect(events).toEqual([{ name: 'progress', data: '{"percent":5}' }]);
    expect(rest).toBe('event: dra');
  });
  it('passes comments over', () => expect(takeEvents(':\n\nevent: draft\ndata: {"id":"x"}\n\n').events).toEqual([{ name: '', data: '' }, { name: 'draft', data: '{"id":"x"}' }]));
});
