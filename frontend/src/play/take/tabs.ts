/** Word between tabs that hold the same attempt. Where the browser has no channel, the server's refusals must do. */
import type { AnswerPost } from '../../kit/wire';

type Saved = { receipt: number; saved_ms: number };
type Message = { kind: 'answer'; item: AnswerPost; saved?: Saved } | { kind: 'ended' };

export interface Tabs {
  answer(item: AnswerPost, saved?: Saved): void;
  ended(): void;
  close(): void;
}

export interface TabListener {
  answer(item: AnswerPost, saved?: Saved): void;
  ended(): void;
}

export function openTabs(attempt: string, listener: TabListener): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { answer() {}, ended() {}, close() {} };
  const channel = new BroadcastChannel(`hoithi.attempt.${attempt}`);
  const say = (message: Message) => channel.postMessage(message);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'ended') listener.ended();
    else listener.answer(data.item, data.saved);
  };
  return {
    answer: (item, saved) => say({ kind: 'answer', item, saved }),
    ended: () => say({ kind: 'ended' }),
    close: () => channel.close(),
  };
}
