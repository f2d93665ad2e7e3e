/**
 * The kit's calls, with one addition: an answer that nobody is signed in signs
 * the desk out. Other refusals with 401, such as a wrong code, do not.
 */
import { api, ApiError, csrf, type CallOptions } from '../../kit/api';
import { session, sessionEnded } from './session';

/** Runs a call of the desk; see above. */
export async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_signed_in' && session.peek()) {
      session.value = null;
      csrf.value = '';
      sessionEnded.value = true;
    }
    throw error;
  }
}

export const get = <T>(path: string, options?: CallOptions) => guarded(() => api.get<T>(path, options));
export const post = <T>(path: string, body?: unknown, options?: CallOptions) => guarded(() => api.post<T>(path, body, options));
export const put = <T>(path: string, body?: unknown, options?: CallOptions) => guarded(() => api.put<T>(path, body, options));
export const del = <T>(path: string, options?: CallOptions) => guarded(() => api.delete<T>(path, options));

/** Sends one file the way a form would. */
export function upload<T>(path: string, file: File, options?: CallOptions): Promise<T> {
  const form = new FormData();
  form.set('file', file, file.name);
  return post<T>(path, form, { timeout: 120_000, ...options });
}
