import type { ComponentChildren } from 'preact';
import { Skeleton } from '../../kit/components/Skeleton';
import { ApiError } from '../../kit/api';
import { Button } from '../../kit/components/Button';
import { ErrorState } from '../../kit/components/States';
import type { Resource } from '../resource';
import { t } from '../words';
import { Shell, type ShellProps } from './Shell';

/** A page that is still on its way, or did not arrive. Gives the data to `children` once it is here. */
export function Loaded<T>({ of, children, ...shell }: { of: Resource<T>; children: (data: T) => ComponentChildren } & Omit<ShellProps, 'children' | 'hero'>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  return <Shell {...shell}><h1 class="visually-hidden">{shell.title}</h1>{of.error ? <Failed error={of.error} onRetry={of.reload} /> : <Skeleton lines={5} tall />}</Shell>;
}

/** What is not there will not be there the next time: the way on is the first page. */
function Failed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const missing = error instanceof ApiError && error.status === 404;
  return <ErrorState error={error} onRetry={missing ? undefined : onRetry} action={missing && <Button kind="primary" href="/">{t('toHome')}</Button>} />;
}
