/**
 * The line to the server: WebSocket first, the next server when one is silent,
 * plain GET when no socket opens, and the last state of the machine's own
 * memory when nobody answers at all.
 */
import type { Ack, Beat, OutputState, Probe, ProbeReply } from '../wire';
import type { Exchange } from '../core/clock';

export interface LinkOptions {
  output: string;
  token: string;
  inst: string;
  bus: 'pgm' | 'pvw';
  /** Origins to try in turn, such as "https://thi.example.vn". */
  servers: readonly string[];
  onState(state: OutputState): void;
  onProbe(exchange: Exchange): void;
  /** Local time that only goes forward, in milliseconds. */
  local(): number;
  random(): number;
}

/** Waits between tries: 0.25 s, doubled to 5 s, between half and whole of it. */
export function retryWait(failures: number, random: () => number): number {
  const whole = Math.min(5000, 250 * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * random();
}

/** Silence on a socket longer than this is a dead line; the server beats more often. */
const silence = 15_000;
const pollEvery = 1000;
const probes = 10;
/** Between the probes of a burst, so that one hiccup does not spoil them all. */
const apart = 120;

export class Link {
  private socket: WebSocket | undefined;
  private failures = 0;
  private server = 0;
  private heard = 0;
  private etag = '';
  private probeSent = new Map<number, number>();
  private probeId = 0;
  private stopped = false;
  private timers: ReturnType<typeof setTimeout>[] = [];

  constructor(private readonly options: LinkOptions) {}

  start(): void {
    const stored = this.recall();
    if (stored) setTimeout(() => { if (this.heard === 0) this.options.onState(stored); }, 1500);
    this.open();
    this.repeat(() => this.poll(), pollEvery);
    this.repeat(() => this.burst(4), 30_000);
    this.repeat(() => { if (this.socket && this.options.local() - this.heard > silence) this.socket.close(); }, 1000);
  }

  stop(): void {
    this.stopped = true;
    this.timers.forEach((t) => clearInterval(t));
    this.socket?.close();
  }

  /** Sends when the socket is open; over plain HTTP otherwise. Losing one is no harm. */
  send(message: Ack | Beat): void {
    if (this.socket?.readyState === 1) return this.socket.send(JSON.stringify(message));
    if (message.type !== 'beat') return;
    fetch(this.url('http', 'beat'), { method: 'POST', body: JSON.stringify(message), credentials: 'omit' }).catch(() => undefined);
  }

  /** Milliseconds since the server was last heard. */
  get age(): number {
    return this.heard === 0 ? 0 : Math.round(this.options.local() - this.heard);
  }

  private url(scheme: 'ws' | 'http', what: 'ws/o' | 'state' | 'beat'): string {
    const origin = (this.options.servers[this.server % this.options.servers.length] ?? '').replace(/^http/, scheme);
    const { output, token, inst, bus } = this.options;
    return `${origin}/tv/${what}/${encodeURIComponent(output)}?t=${encodeURIComponent(token)}&inst=${encodeURIComponent(inst)}${bus === 'pvw' ? '&bus=pvw' : ''}`;
  }

  private open(): void {
    if (this.stopped) return;
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.url('ws', 'ws/o'));
    } catch {
      return this.again();
    }
    this.socket = socket;
    socket.onopen = () => { this.heard = this.options.local(); this.burst(); };
    socket.onmessage = (event) => this.receive(String(event.data));
    socket.onerror = () => socket.close();
    socket.onclose = () => { if (this.socket === socket) { this.socket = undefined; this.again(); } };
  }

  private again(): void {
    this.failures++;
    this.server++;
    setTimeout(() => this.open(), retryWait(this.failures, this.options.random));
  }

  private receive(text: string): void {
    this.heard = this.options.local();
    this.failures = 0;
    let message: OutputState | ProbeReply;
    try {
      message = JSON.parse(text) as OutputState | ProbeReply;
    } catch {
      return;
    }
    if ('type' in message) return this.answered(message);
    this.accept(message);
  }

  private accept(state: OutputState): void {
    if (this.stopped || typeof state !== 'object' || state === null || typeof state.layers !== 'object' || typeof state.rev !== 'number') return;
    this.store(state);
    this.options.onState(state);
  }

  private burst(count = probes): void {
    for (let i = 0; i < count; i++) setTimeout(() => this.probe(), i * apart);
  }

  private probe(): void {
    if (this.socket?.readyState !== 1) return;
    const message: Probe = { type: 'probe', id: ++this.probeId };
    this.probeSent.set(message.id, this.options.local());
    this.socket.send(JSON.stringify(message));
  }

  private answered(reply: ProbeReply): void {
    const sent = this.probeSent.get(reply.id);
    this.probeSent.delete(reply.id);
    if (sent !== undefined) this.options.onProbe({ sent, received: this.options.local(), server: reply.now_ms });
  }

  /** Only while no socket is open: then it is also how the clock is set. */
  private async poll(): Promise<void> {
    if (this.socket?.readyState === 1 || this.failures < 2) return;
    const sent = this.options.local();
    try {
      const answer = await fetch(this.url('http', 'state'), { credentials: 'omit', headers: this.etag ? { 'If-None-Match': this.etag } : {} });
      this.heard = this.options.local();
      if (answer.status !== 200) return;
      this.etag = answer.headers.get('ETag') ?? '';
      const state = (await answer.json()) as OutputState;
      this.options.onProbe({ sent, received: this.options.local(), server: state.now_ms });
      this.accept(state);
    } catch {
      // The next second tries again.
    }
  }

  private get memory(): string {
    return `hoithi.tv.${this.options.output}.${this.options.bus}`;
  }

  private store(state: OutputState): void {
    try {
      localStorage.setItem(this.memory, JSON.stringify(state));
    } catch {
      // A file or a full disk has no memory; the picture does not need it.
    }
  }

  private recall(): OutputState | undefined {
    try {
      const state = JSON.parse(localStorage.getItem(this.memory) ?? 'null') as OutputState | null;
      return state && typeof state.layers === 'object' ? state : undefined;
    } catch {
      return undefined;
    }
  }

  private repeat(job: () => void, every: number): void {
    this.timers.push(setInterval(job, every));
  }
}
