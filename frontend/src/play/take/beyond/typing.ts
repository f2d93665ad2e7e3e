/** What is typed into a field: saved when the fingers rest, never in the middle of a Vietnamese syllable. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** How long the fingers rest before what they wrote is saved. */
const rest = 700;

/** `save` gets the text after a rest, on leaving the field, and on Enter. */
export function useTyping(saved: string, save: (text: string) => void) {
  const text = useSignal(saved);
  const last = useRef(saved);
  const timer = useRef(0);
  const typing = useRef(false);
  const latest = useRef(save);
  latest.current = save;

  const flush = () => {
    clearTimeout(timer.current);
    typing.current = false;
    if (text.peek() === last.current) return;
    last.current = text.peek();
    latest.current(text.peek());
  };
  const type = (next: string, composing: boolean) => {
    text.value = next;
    typing.current = true;
    clearTimeout(timer.current);
    // An input method still holds the syllable: it will say when it is done.
    if (!composing) timer.current = window.setTimeout(flush, rest);
  };
  // Another tab or device has answered: believed while nobody types here.
  useEffect(() => {
    if (typing.current || saved === last.current) return;
    last.current = saved;
    text.value = saved;
  }, [saved]);
  // Going to another question must not lose what was typed.
  useEffect(() => flush, []);

  return {
    text,
    flush,
    field: {
      value: text.value,
      onInput: (e: Event) => type((e.currentTarget as HTMLInputElement).value, (e as InputEvent).isComposing === true),
      onCompositionEnd: (e: Event) => type((e.currentTarget as HTMLInputElement).value, false),
      onBlur: flush,
      onKeyDown: (e: KeyboardEvent) => e.key === 'Enter' && !e.isComposing && flush(),
    },
  };
}
