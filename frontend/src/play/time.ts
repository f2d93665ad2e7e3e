/** The server's time inside components. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../kit/api';
import { remaining, serverClock } from '../kit/clock';
import type { Time } from '../kit/wire';

const probe = async () => (await api.get<Time>('/time', { timeout: 5000 })).now_ms;

/** Measures the server's clock now, and again whenever the device may have slept. */
export function useServerClock(): void {
  useEffect(() => {
    const sync = () => void serverClock.sync(probe, 3);
    const wake = () => {
      if (document.visibilityState === 'visible') sync();
    };
    sync();
    const timer = setInterval(sync, 120_000);
    document.addEventListener('visibilitychange', wake);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, []);
}

/** Whole seconds until `deadline` on the server's clock; redraws only when the number changes. */
export function useRemaining(deadline: number): number {
  const left = useSignal(remaining(deadline, serverClock.now()));
  useEffect(() => {
    const look = () => {
      left.value = remaining(deadline, serverClock.now());
    };
    look();
    const timer = setInterval(look, 200);
    return () => clearInterval(timer);
  }, [deadline]);
  return left.value;
}
