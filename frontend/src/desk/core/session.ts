/** Who sits at the desk, and what they may do. */
import { signal } from '@preact/signals';
import { api, ApiError, csrf } from '../../kit/api';
import type { Session } from '../../kit/wire';

/** undefined: not asked yet; null: nobody is signed in. */
export const session = signal<Session | null | undefined>(undefined);
/** True when the server ended the session, so that the sign-in page can say so. */
export const sessionEnded = signal(false);
/** The failure that kept the desk from learning who is here. */
export const sessionError = signal<ApiError | undefined>(undefined);

function enter(next: Session): Session {
  csrf.value = next.csrf;
  sessionEnded.value = false;
  session.value = next;
  return next;
}

/** Asks the server whose cookie this is. */
export async function startSession(): Promise<void> {
  sessionError.value = undefined;
  try {
    enter(await api.get<Session>('/desk/session'));
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) session.value = null;
    else sessionError.value = error as ApiError;
  }
}

export async function signIn(email: string, password: string, code?: string): Promise<Session> {
  return enter(await api.post<Session>('/desk/session', { email, password, ...(code ? { code } : {}) }));
}

export async function signOut(): Promise<void> {
  await api.delete('/desk/session');
  csrf.value = '';
  session.value = null;
}

/** Learns of a change to one's own account, such as a second factor turned on. */
export function patchSession(change: Partial<Session>): void {
  const now = session.peek();
  if (now) session.value = { ...now, ...change };
}

/** True when the person holds the right. The server decides again on every call. */
export function can(right: string): boolean {
  const now = session.value;
  if (!now) return false;
  return now.rights.includes(right) || now.grants.some((g) => g.role === 'admin');
}
