/** What matters now, kept in sight in a strip that scrolls sideways. */
import { useEffect, useRef } from 'preact/hooks';

/**
 * Scrolls the strip so that the element that is current lies in its middle:
 * at first, when `turn` changes, and when the screen is turned or resized.
 * The ref belongs to the strip or to something around it.
 */
export function useCentred<E extends HTMLElement>(current: string, turn: unknown, strip?: string) {
  const box = useRef<E>(null);
  useEffect(() => {
    const show = () => {
      const here = box.current?.querySelector<HTMLElement>(current);
      const line = strip ? here?.closest<HTMLElement>(strip) : box.current;
      if (here && line && line.scrollWidth > line.clientWidth) line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
    };
    show();
    addEventListener('resize', show);
    return () => removeEventListener('resize', show);
  }, [turn]);
  return box;
}
