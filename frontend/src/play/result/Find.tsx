import { useSignal } from '@preact/signals';
import { Button } from '../../kit/components/Button';
import { TextField } from '../../kit/components/Field';
import { w } from './words';

/** Finds one's own row by what only one knows: the receipt, or the whole phone number. */
export function Find({ q, onFind }: { q: string | undefined; onFind: (q: string | undefined) => void }) {
  const text = useSignal(q ?? '');
  const find = (event: Event) => {
    event.preventDefault();
    onFind(text.value.trim() || undefined);
  };
  return (
    <form class="result-find" role="search" onSubmit={find}>
      <TextField label={w('find')} hint={w('findHint')} autocomplete="off" value={text.value} onValue={(v) => (text.value = v)} />
      <Button kind="primary" type="submit">{w('findGo')}</Button>
    </form>
  );
}
