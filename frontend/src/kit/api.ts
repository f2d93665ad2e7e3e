/** Calls to the server: JSON in, JSON out, every failure an ApiError with a stable code. */
import { signal } from '@preact/signals';
import { backoff, pause } from './backoff';
import { serverClock } from './clock';
import { locale } from './i18n';
import type { Problem } from './wire';

/** The desk's token against forged requests, from its session; sent with every change. */
export const csrf = signal('');

/** One wrong input, as the server names it. */
export interface FieldError {
  name: string;
  code: string;
  message: string;
}

/** A call that failed. `code` is the server's, or one of: offline, timeout, unreadable. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: readonly FieldError[] = [],
    /** Milliseconds the server asks to wait before the next try. */
    readonly retryAfter: number | undefined = undefined,
    /** What else the server said about it, by code. */
    readonly detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  /** True when the same call may succeed later: no network, a full or restarting server. */
  get transient(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** The message for one input, if the server named it. */
  field(name: string): string | undefined {
    return this.fields.find((f) => f.name === name)?.message;
  }
}

/** What a call may carry beside its path. */
export interface CallOptions {
  body?: unknown;
  query?: Record<string, string | number | boolean | undefined>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Milliseconds before the call is given up. */
  timeout?: number;
}

const prefix = '/api/v1';

/** Puts a path and its query together; undefined and empty values are left out. */
export function address(path: string, query: CallOptions['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return (path.startsWith('/api/') ? path : prefix + path) + (text ? `?${text}` : '');
}

/** Sends a request and returns the raw answer, or throws an ApiError when none came or it is a failure. */
export async function request(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  const form = options.body instanceof FormData;
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': locale.peek(), ...options.headers };
  if (csrf.peek() && method !== 'GET') headers['X-CSRF-Token'] = csrf.peek();
  if (options.body !== undefined && !form) headers['Content-Type'] = 'application/json';
  const { signal, done, timedOut } = deadline(options.timeout ?? 15_000, options.signal);
  const sent = performance.now();
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      signal,
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : form ? (options.body as FormData) : JSON.stringify(options.body),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, timedOut() ? 'timeout' : 'offline', 'No answer from the server');
  } finally {
    done();
  }
  const server = Number(response.headers.get('Server-Time-Ms'));
  if (server) serverClock.learn({ sent, received: performance.now(), server });
  if (!response.ok && response.status !== 304) throw await failure(response);
  return response;
}

async function call<T>(method: string, path: string, options?: CallOptions): Promise<T> {
  const response = await request(method, path, options);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiError(response.status >= 400 ? response.status : 0, 'unreadable', 'The answer could not be read');
  }
}

export const api = {
  get: <T>(path: string, options?: CallOptions) => call<T>('GET', path, options),
  post: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('POST', path, { ...options, body: body ?? {} }),
  put: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PUT', path, { ...options, body: body ?? {} }),
  patch: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PATCH', path, { ...options, body: body ?? {} }),
  delete: <T>(path: string, options?: CallOptions) => call<T>('DELETE', path, options),
};

/**
 * Repeats a call that is safe to repeat while it fails for a passing reason.
 * Gives the last error after `tries`.
 */
export async function retrying<T>(
  run: () => Promise<T>,
  { tries = 4, signal, random = Math.random }: { tries?: number; signal?: AbortSignal; random?: () => number } = {},
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ApiError) || !error.transient || failures >= tries) throw error;
      await pause(Math.max(error.retryAfter ?? 0, backoff(failures, random)), signal);
    }
  }
}

async function failure(response: Response): Promise<ApiError> {
  let problem: Partial<Problem> = {};
  try {
    problem = ((await response.json()) as Partial<Problem> | null) ?? {};
  } catch {
    // A proxy's error page: the status alone must do.
  }
  return new ApiError(
    response.status,
    problem.code ?? `http_${response.status}`,
    problem.title || response.statusText || String(response.status),
    problem.fields ?? [],
    waitAsked(response.headers.get('Retry-After')),
    problem.detail ?? {},
  );
}

function waitAsked(header: string | null): number | undefined {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

function deadline(ms: number, outer?: AbortSignal) {
  const controller = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, ms);
  const forward = () => controller.abort();
  if (outer?.aborted) forward();
  outer?.addEventListener('abort', forward);
  return {
    signal: controller.signal,
    timedOut: () => late,
    done: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', forward);
    },
  };
}
