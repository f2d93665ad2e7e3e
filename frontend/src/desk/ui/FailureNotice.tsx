import type { ApiError } from '../../kit/api';
import { Notice, explain } from '../../kit/components';

/** Why a change was refused, in the flow of a form; nothing when it was not. */
export function FailureNotice({ error }: { error: ApiError | undefined }) {
  if (!error) return null;
  const { title, hint } = explain(error);
  const loose = error.fields.filter((f) => f.message);
  return (
    <Notice kind="bad" alert title={title}>
      {hint}
      {loose.length > 0 && <ul>{loose.map((f) => <li key={f.name}>{f.message}</li>)}</ul>}
    </Notice>
  );
}
