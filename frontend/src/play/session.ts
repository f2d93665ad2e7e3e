/** Who is signed in to a contest on this device. */
import { api, ApiError } from '../kit/api';
import type { Me } from '../kit/wire';
import { forgetAll, useResource, type Resource } from './resource';

/** The contestant of this device; data is null when nobody is signed in. */
export function useMe(slug: string | undefined): Resource<Me | null> {
  return useResource<Me | null>(slug && `me ${slug}`, async (signal) => {
    try {
      return await api.get<Me>(`/contests/${slug}/me`, { signal });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  });
}

export async function signOut(slug: string): Promise<void> {
  await api.delete(`/contests/${slug}/me`);
  forgetAll();
}
