import { useState } from 'preact/hooks';
import { TextField } from '../../kit/components';

/** A new secret that is typed twice. */
export interface Secret {
  value: string;
  again: string;
  set(value: string): void;
  setAgain(value: string): void;
  /** Whether it may be sent; from the first asking on the fields say what is wrong. */
  ready(): boolean;
  clear(): void;
  short: boolean;
  differs: boolean;
}

/** Signs that a secret has at least. */
const least = 12;

export function useNewSecret(): Secret {
  const [value, set] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const short = [...value].length < least;
  const differs = again !== value;
  return {
    value, again, set, setAgain, short: tried && short, differs: tried && differs,
    ready: () => {
      setTried(true);
      return !short && !differs;
    },
    clear: () => {
      set('');
      setAgain('');
      setTried(false);
    },
  };
}

interface Props {
  of: Secret;
  words: { next: string; hint: string; again: string; short: string; different: string };
  autocomplete: 'new-password' | 'off';
  error: string | undefined;
}

/** The two fields. */
export function NewSecret({ of, words, autocomplete, error }: Props) {
  return (
    <>
      <TextField type="password" label={words.next} hint={words.hint} value={of.value} onValue={of.set} autocomplete={autocomplete} required error={of.short ? words.short : error} />
      <TextField type="password" label={words.again} value={of.again} onValue={of.setAgain} autocomplete={autocomplete} required error={of.differs ? words.different : undefined} />
    </>
  );
}
