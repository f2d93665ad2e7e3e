/** Reads a file of questions on the server, which tells how far it is. */
import { ApiError, request } from '../../kit/api';
import type { ImportKept, ImportProgress, Problem } from '../../kit/wire';
import { guarded } from '../core/api';

/** One server-sent event. */
export interface StreamEvent {
  name: string;
  data: string;
}

/** Takes whole events off the front of what has arrived; `rest` is the beginning of the next. */
export function takeEvents(text: string): { events: StreamEvent[]; rest: string } {
  const blocks = text.split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.map((block) => {
    const lines = block.split('\n');
    const field = (name: string) => lines.filter((l) => l.startsWith(`${name}: `)).map((l) => l.slice(name.length + 2)).join('\n');
    return { name: field('event'), data: field('data') };
  });
  return { events, rest };
}

/** Sends the file, calls `onPercent` while it is read, and gives the id of the draft. */
export function readFile(bank: string, file: File, onPercent: (percent: number) => void): Promise<string> {
  return guarded(async () => {
    const form = new FormData();
    form.set('file', file, file.name);
    const answer = await request('POST', `/desk/banks/${bank}/imports/stream`, { body: form, timeout: 120_000, headers: { Accept: 'text/event-stream' } });
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) throw new ApiError(0, 'offline', 'No answer from the server');
      const { events, rest } = takeEvents(text + value);
      text = rest;
      for (const event of events) {
        if (event.name === 'progress') onPercent((JSON.parse(event.data) as ImportProgress).percent);
        if (event.name === 'draft') return (JSON.parse(event.data) as ImportKept).id;
        if (event.name === 'problem') throw refusal(JSON.parse(event.data) as Problem);
      }
    }
  });
}

function refusal(p: Problem): ApiError {
  return new ApiError(p.status, p.code, p.title, p.fields ?? [], undefined, p.detail ?? {});
}
