import { useRef } from 'preact/hooks';
import { SearchIcon } from '../../kit/icons';
import { useShortcuts } from '../core/keys';
import { ut } from './words';
import './page.css';

/** Where a list is searched; `/` jumps to it. */
export function SearchBox({ value, onValue, label }: { value: string; onValue: (value: string) => void; label?: string }) {
  const input = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: '/', label: ut('searchKey'), run: () => input.current?.focus() }]);
  const name = label ?? ut('search');
  return (
    <label class="search">
      <span class="visually-hidden">{name}</span>
      <SearchIcon size="1.1em" />
      <input ref={input} class="control" type="search" placeholder={name} value={value} onInput={(e) => onValue(e.currentTarget.value)} />
    </label>
  );
}
