/** A component whose code is fetched when it is first shown, its words in the language in force included. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { localeReady } from '../../kit/i18n';

/**
 * Fetches once and shows `meanwhile` until then. A failed fetch is thrown to
 * the nearest boundary at drawing, and tried again when shown anew.
 */
export function lazy<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, meanwhile: ComponentChildren): ComponentType<P> {
  let ready: ComponentType<P> | undefined;
  let coming: Promise<void> | undefined;
  const fetch = () => (coming ??= load().then(
    async (module) => {
      await localeReady().catch(() => undefined);
      ready = module.default;
    },
    (error: unknown) => {
      coming = undefined;
      throw error;
    },
  ));
  return function Lazy(props: P) {
    const [failure, setFailure] = useState<unknown>();
    const [, redraw] = useState(0);
    useEffect(() => {
      let here = true;
      if (!ready) fetch().then(() => here && redraw((n) => n + 1), (error: unknown) => here && setFailure(error ?? new Error('not loaded')));
      return () => {
        here = false;
      };
    }, []);
    if (failure) throw failure;
    const Ready = ready;
    return Ready ? <Ready {...props} /> : <>{meanwhile}</>;
  };
}
