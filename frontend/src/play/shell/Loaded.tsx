import type { ComponentChildren } from 'preact';
import { Skeleton } from '../../kit/components/Skeleton';
import { ErrorState } from '../../kit/components/States';
import type { Resource } from '../resource';
import { Shell, type ShellProps } from './Shell';

/** A page that is still on its way, or did not arrive. Gives the data to `children` once it is here. */
export function Loaded<T>({ of, children, ...shell }: { of: Resource<T>; children: (data: T) => ComponentChildren } & Omit<ShellProps, 'children' | 'hero'>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  return <Shell {...shell}><h1 class="visually-hidden">{shell.title}</h1>{of.error ? <ErrorState error={of.error} onRetry={of.reload} /> : <Skeleton lines={5} tall />}</Shell>;
}
