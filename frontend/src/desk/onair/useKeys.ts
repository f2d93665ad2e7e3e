import { useEffect, useRef, useState } from 'preact/hooks';
import { typing } from '../core/keys';
import { Keys, twice, type Intent } from './keymap';

/** Listens before anything else on the page does; returns whether one more Escape clears. */
export function useGalleryKeys(armed: boolean, act: (intent: Intent) => void): boolean {
  const [primed, setPrimed] = useState(false);
  const latest = useRef({ armed, act });
  latest.current = { armed, act };
  useEffect(() => {
    const keys = new Keys();
    let cool: ReturnType<typeof setTimeout> | undefined;
    const press = (e: KeyboardEvent) => {
      const onControl = e.target instanceof Element && e.target.closest('a, button, summary, [role="tab"]') !== null;
      const read = keys.read({ key: e.key, shift: e.shiftKey, ctrl: e.ctrlKey || e.metaKey, alt: e.altKey, repeat: e.repeat, typing: typing(e.target), onControl }, latest.current.armed, performance.now());
      clearTimeout(cool);
      setPrimed(read.primed);
      if (read.primed) cool = setTimeout(() => setPrimed(false), twice);
      if (!read.intent) return;
      if (read.intent.do !== 'clear_all') e.preventDefault();
      e.stopPropagation();
      latest.current.act(read.intent);
    };
    // A button is pressed when Space comes up: taken away where Space takes.
    const release = (e: KeyboardEvent) => {
      if (e.key === ' ' && latest.current.armed && !typing(e.target)) e.preventDefault();
    };
    window.addEventListener('keydown', press, true);
    window.addEventListener('keyup', release, true);
    return () => {
      clearTimeout(cool);
      window.removeEventListener('keydown', press, true);
      window.removeEventListener('keyup', release, true);
    };
  }, []);
  return primed;
}
