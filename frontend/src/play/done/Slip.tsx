import { Button } from '../../kit/components/Button';
import { toast } from '../../kit/components/Toast';
import { clockTime, date, duration } from '../../kit/format';
import { CopyIcon } from '../../kit/icons';
import type { Outcome } from '../../kit/wire';
import { w } from './words';

/** The receipt of an attempt. */
export function Slip({ outcome: { attempt } }: { outcome: Outcome }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(attempt.receipt);
      toast(w('copied'));
    } catch {
      toast(attempt.receipt);
    }
  };
  return (
    <section class="slip plate" aria-labelledby="slip-title">
      <div class="slip-code">
        <h2 id="slip-title">{w('receipt')}</h2>
        <p class="slip-number figures">{attempt.receipt}</p>
        <p class="small muted">{w('receiptHint')}</p>
        <Button size="small" class="no-print" onClick={copy}><CopyIcon />{w('copy')}</Button>
      </div>
      <dl class="facts">
        <div><dt>{w('duration')}</dt><dd>{duration(attempt.duration_ms)}</dd></div>
        {attempt.ended_ms !== undefined && <div><dt>{w('submittedAt')}</dt><dd>{clockTime(attempt.ended_ms)}<br />{date(attempt.ended_ms)}</dd></div>}
        <div><dt>{w('title')}</dt><dd>{w('attempt', { n: attempt.number })}</dd></div>
      </dl>
    </section>
  );
}
