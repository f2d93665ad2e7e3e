import { useEffect } from 'preact/hooks';
import { Ring } from '../../kit/components/Ring';
import { countdown, span } from '../../kit/format';
import { Drum } from '../shell/Drum';
import { useRemaining } from '../time';
import './countdown.css';

interface CountdownProps {
  /** The moment that is waited for, server time in milliseconds. */
  until: number;
  /** When the wait began: the ring shows the share that is left. Without it the ring shows the last day. */
  from?: number;
  label: string;
  onEnd: () => void;
  size?: string;
}

const day = 86_400;

/** The drum ring that waits for an opening or a close. */
export function Countdown({ until, from, label, onEnd, size = '13rem' }: CountdownProps) {
  const left = useRemaining(until);
  useEffect(() => {
    if (left > 0) return;
    // Everybody waits for the same moment: they should not all ask in the same millisecond.
    const timer = setTimeout(onEnd, 200 + Math.random() * 1500);
    return () => clearTimeout(timer);
  }, [left === 0]);
  const whole = from ? (until - from) / 1000 : day;
  const days = Math.floor(left / day);
  return (
    <div class="countdown">
      <Drum around class="countdown-drum" />
      <Ring share={left / whole} size={size} tone="gold" star label={`${label} ${span(left)}`}>
        {days > 0 ? <><span class="countdown-days">{days}</span><span class="countdown-unit">{span(days * day).replace(/^\d+\s*/, '')}</span><span class="countdown-rest">{countdown(left % day)}</span></> : <span class="countdown-clock">{countdown(left)}</span>}
      </Ring>
      <p class="countdown-label">{label}</p>
    </div>
  );
}
