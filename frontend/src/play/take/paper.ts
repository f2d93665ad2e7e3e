/**
 * The paper in hand: what was asked, what was chosen, where each answer is.
 * It talks to the server and to other tabs, and knows nothing of drawing.
 */
import { computed, signal, type Signal } from '@preact/signals';
import { api, ApiError } from '../../kit/api';
import { serverClock } from '../../kit/clock';
import { Outbox, type Store } from '../../kit/outbox';
import type { AnswerPost, AnswerSaved, PredictionPut, Taking, TakingQuestion } from '../../kit/wire';
import { openTabs, type Tabs } from './tabs';

/** An answer: shown indexes, or a text, as in AnswerPost. */
export interface Given {
  choice: number[];
  text: string;
}

/** True when something was answered. */
export const isAnswered = ({ choice, text }: Given): boolean => text !== '' || choice.some((c) => c >= 0);

/** What is known of one answer. */
export interface Entry extends Given {
  revision: number;
  saved?: { receipt: number; saved_ms: number };
}

/** How the paper came to its end, as far as this page knows. */
export type Ended = 'no' | 'time' | 'submitted' | 'elsewhere';

/** Something the contestant should hear once. */
export type Remark = 'answered_elsewhere' | 'answer_late' | 'answer_locked' | 'answer_refused';

interface Guess extends PredictionPut {
  position: number;
  revision: number;
}

const empty: Entry = { revision: 0, choice: [], text: '' };

export class Paper {
  readonly id: string;
  readonly questions: Signal<TakingQuestion[]>;
  readonly deadline: Signal<number>;
  readonly prediction: Signal<number | undefined>;
  readonly ended = signal<Ended>('no');
  readonly remark = signal<{ what: Remark; position: number } | undefined>(undefined);
  readonly outbox: Outbox<AnswerPost, AnswerSaved>;
  readonly guesses: Outbox<Guess, PredictionPut>;
  /** Positions without an answer. */
  readonly missing = computed(() => this.questions.value.map((q) => q.position).filter((p) => !isAnswered(this.entry(p).value)));
  private readonly entries = new Map<number, Signal<Entry>>();
  private readonly tabs: Tabs;
  private token: string;
  /** Why the attempt could not be read again. */
  private why: unknown;

  constructor(readonly round: string, readonly taking: Taking, store?: Store) {
    this.id = taking.attempt.id;
    this.token = taking.token;
    this.questions = signal(taking.questions);
    this.deadline = signal(taking.attempt.deadline_ms);
    this.prediction = signal(taking.prediction?.value);
    for (const q of taking.questions) this.adopt(q.position, q.answer);
    this.outbox = new Outbox<AnswerPost, AnswerSaved>({
      owner: this.id,
      store,
      send: (item) => this.send(item),
      onSaved: (item, saved) => this.saved(item, saved),
      onRefused: (item, error) => this.refused(item, error),
    });
    this.guesses = new Outbox<Guess, PredictionPut>({
      owner: `${this.id}-guess`,
      store,
      send: ({ value }) => this.authorised(() => api.put<PredictionPut>(`/attempts/${this.id}/prediction`, { value }, this.bearer())),
      onRefused: (_, error) => this.stopIfEnded(error),
    });
    for (const item of this.outbox.unsent()) this.takeUp(item);
    const guess = this.guesses.unsent()[0];
    if (guess) this.prediction.value = guess.value;
    if (taking.attempt.ended_ms) this.end('elsewhere');
    this.tabs = openTabs(this.id, {
      answer: (item, saved) => this.heard(item, saved),
      ended: () => this.end('elsewhere'),
    });
  }

  /** The answer to a position; follows every change. */
  entry(position: number): Signal<Entry> {
    let entry = this.entries.get(position);
    if (!entry) this.entries.set(position, (entry = signal(empty)));
    return entry;
  }

  /** True when this answer can no longer change. */
  locked(position: number): boolean {
    if (this.ended.value !== 'no') return true;
    return !this.taking.revise && this.entry(position).value.revision > 0;
  }

  /** Answers. Shown at once, kept on the device, then sent. */
  answer(position: number, { choice, text }: Given): void {
    if (this.locked(position)) return;
    const revision = this.entry(position).peek().revision + 1;
    const item: AnswerPost = { position, revision, choice, ...(text && { text }) };
    this.entry(position).value = { revision, choice, text };
    this.remark.value = undefined;
    this.outbox.put(item);
    this.tabs.answer(item);
  }

  /** Sets or changes the prediction. */
  predict(value: number): void {
    if (this.ended.peek() !== 'no') return;
    this.prediction.value = value;
    this.guesses.put({ position: 0, revision: serverClock.now(), value });
  }

  /** Opens a question that has its own time limit. */
  async open(position: number): Promise<void> {
    const question = await this.authorised(() => api.post<TakingQuestion>(`/attempts/${this.id}/openings`, { position }, this.bearer()));
    this.questions.value = this.questions.peek().map((q) => (q.position === position ? question : q));
  }

  /** Reads the attempt again: another device may have answered, the deadline may have moved. */
  async refresh(): Promise<Taking | undefined> {
    this.why = undefined;
    try {
      const fresh = await api.get<Taking>(`/rounds/${this.round}/attempts/current`);
      if (fresh.attempt.id !== this.id) return undefined;
      if (!fresh.token) throw new ApiError(0, 'offline', ''); // the copy of this device (late/keep.ts), not the server
      if (fresh.attempt.ended_ms) this.end('elsewhere');
      this.token = fresh.token;
      this.deadline.value = fresh.attempt.deadline_ms;
      this.questions.value = fresh.questions;
      for (const q of fresh.questions) this.adopt(q.position, q.answer);
      return fresh;
    } catch (error) {
      this.why = error;
      if (error instanceof ApiError && error.code === 'attempt_not_found') this.end('elsewhere');
      return undefined;
    }
  }

  /** Hands the paper in. Throws blanks_left when something is blank and that was not allowed. */
  async submit(allowBlanks: boolean): Promise<void> {
    const sent = await Promise.all([this.outbox.settle(8000), this.guesses.settle(8000)]);
    if (sent.includes(false)) throw new ApiError(0, 'unsent', 'answers are still on this device');
    try {
      await this.authorised(() => api.post(`/attempts/${this.id}/submission`, { allow_blanks: allowBlanks }, this.bearer()));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'attempt_ended') throw error;
    }
    this.end('submitted');
    this.tabs.ended();
  }

  /** The deadline has passed here. False when the server gave more time. */
  async timeUp(): Promise<boolean> {
    this.ended.value = 'time';
    await Promise.all([this.outbox.settle(this.taking.grace_ms), this.guesses.settle(this.taking.grace_ms)]);
    const fresh = await this.refresh();
    if (fresh && fresh.attempt.deadline_ms > serverClock.now()) {
      this.ended.value = 'no';
      return false;
    }
    return true;
  }

  /** Stops talking; unsent answers stay on the device. */
  close(): void {
    this.outbox.close();
    this.guesses.close();
    this.tabs.close();
  }

  private end(how: Ended): void {
    if (this.ended.peek() !== 'no') return;
    this.ended.value = how;
  }

  private bearer() {
    return { headers: { Authorization: `Bearer ${this.token}` } };
  }

  private send(item: AnswerPost): Promise<AnswerSaved> {
    return this.authorised(() => api.post<AnswerSaved>(`/attempts/${this.id}/answers`, { position: item.position, revision: item.revision, choice: item.choice, ...(item.text && { text: item.text }) }, this.bearer()));
  }

  /** Runs a call; when its token is no longer good, fetches a new one and runs it once more. */
  private async authorised<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      // A new token that could not be fetched is a passing reason: the answer waits, it is not refused.
      if (!(await this.refresh())) throw this.why ?? error;
      return run();
    }
  }

  private saved(item: AnswerPost, { receipt, saved_ms }: AnswerSaved): void {
    const entry = this.entry(item.position);
    if (entry.peek().revision === item.revision) entry.value = { ...entry.peek(), saved: { receipt, saved_ms } };
    this.tabs.answer(item, { receipt, saved_ms });
  }

  private refused(item: AnswerPost, error: ApiError): void {
    if (error.code === 'stale_revision') {
      const newest = error.detail as Partial<AnswerSaved> & { choice?: number[]; text?: string };
      this.adopt(item.position, { revision: newest.revision ?? item.revision, choice: newest.choice ?? [], text: newest.text, receipt: newest.receipt ?? 0, saved_ms: newest.saved_ms ?? 0 }, true);
      this.remark.value = { what: 'answered_elsewhere', position: item.position };
      return;
    }
    const known: Remark[] = ['answer_late', 'answer_locked'];
    this.remark.value = { what: known.find((k) => k === error.code) ?? 'answer_refused', position: item.position };
    if (!this.stopIfEnded(error)) this.forget(item.position);
  }

  private stopIfEnded(error: ApiError): boolean {
    if (error.code !== 'attempt_ended' && error.code !== 'answer_late') return false;
    this.end('elsewhere');
    return true;
  }

  /** An answer that was never taken must not look as if it had been. */
  private forget(position: number): void {
    this.entry(position).value = empty;
    void this.refresh();
  }

  /** Believes the server's answer when it is newer than ours. */
  private adopt(position: number, answer: TakingQuestion['answer'], force = false): void {
    const entry = this.entry(position);
    if (!answer || (!force && answer.revision < entry.peek().revision)) return;
    if (!force && answer.revision === entry.peek().revision && entry.peek().saved) return;
    entry.value = { revision: answer.revision, choice: answer.choice, text: answer.text ?? '', saved: { receipt: answer.receipt, saved_ms: answer.saved_ms } };
  }

  /** An answer that an earlier page left on the device. */
  private takeUp(item: AnswerPost): void {
    if (item.revision <= this.entry(item.position).peek().revision) return;
    this.entry(item.position).value = { revision: item.revision, choice: item.choice, text: item.text ?? '' };
  }

  private heard(item: AnswerPost, saved: Entry['saved']): void {
    if (item.revision < this.entry(item.position).peek().revision) return;
    this.entry(item.position).value = { revision: item.revision, choice: item.choice, text: item.text ?? '', saved };
  }
}
