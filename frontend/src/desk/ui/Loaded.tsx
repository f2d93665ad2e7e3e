import type { ComponentChildren } from 'preact';
import { ErrorState, Skeleton } from '../../kit/components';
import type { Resource } from '../core/resource';

/** Draws what was read, or says that it is coming, or why it did not come. */
export function Loaded<T>({ of, children, skeleton }: { of: Resource<T>; children: (data: T) => ComponentChildren; skeleton?: ComponentChildren }) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <ErrorState error={of.error} onRetry={of.reload} />;
  return <>{skeleton ?? <Skeleton lines={6} />}</>;
}
