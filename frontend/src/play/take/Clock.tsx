import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Ring, countdownTone } from '../../kit/components/Ring';
import { countdown, span } from '../../kit/format';
import { t } from '../words';

/** Seconds at which a screen reader is told the time. */
export const announced = [300, 60, 10] as const;

/** The announcement that is due when the time goes from `before` to `now`, if any. */
export function due(before: number, now: number): number | undefined {
  return announced.filter((mark) => before > mark && now <= mark).pop();
}

/** The clock of the paper: a ring that empties, gold in the last minute, red in the last ten seconds. */
export function Clock({ left, whole }: { left: number; whole: number }) {
  const before = useRef(left);
  const said = useSignal('');
  useEffect(() => {
    const mark = due(before.current, left);
    before.current = left;
    if (mark) said.value = t('timeLeft', { time: span(left) });
    if (left === 0) said.value = t('timeUp');
  }, [left]);
  const text = countdown(left);
  return (
    <>
      <div role="timer" aria-label={t('timeLeft', { time: span(left) })}>
        <Ring share={left / whole} tone={countdownTone(left)} size="4.1rem">
          <span class={text.length > 5 ? 'clock-long' : ''} aria-hidden="true">{text}</span>
        </Ring>
      </div>
      <span class="visually-hidden" role="alert">{said.value}</span>
    </>
  );
}
