import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { localeReady } from '../kit/i18n';

/**
 * A part of a page that few need: fetched when it is first drawn, nothing in
 * its place until then. When the network is away it is asked for again.
 */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return (props: P) => {
    const part = useSignal<ComponentType<P> | undefined>(undefined);
    useEffect(() => {
      let timer: ReturnType<typeof setTimeout>;
      const fetch = () => load().then(async (loaded) => {
        await localeReady();
        part.value = loaded;
      }, () => {
        timer = setTimeout(fetch, 3000);
      });
      void fetch();
      return () => clearTimeout(timer);
    }, []);
    const Part = part.value;
    return Part ? <Part {...props} /> : null;
  };
}
