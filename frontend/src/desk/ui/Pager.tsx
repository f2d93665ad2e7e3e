import { Button } from '../../kit/components';
import { number } from '../../kit/format';
import { ut } from './words';
import './page.css';

interface PagerProps {
  total: number;
  offset: number;
  limit: number;
  onOffset(offset: number): void;
}

/** Which part of how many is in sight, and the way to the rest. */
export function Pager({ total, offset, limit, onOffset }: PagerProps) {
  if (total === 0) return null;
  const to = Math.min(total, offset + limit);
  return (
    <nav class="pager" aria-label={ut('pages')}>
      <span class="figures" role="status">{ut('range', { from: number(offset + 1), to: number(to), total: number(total) })}</span>
      {total > limit && (
        <div>
          <Button size="small" disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - limit))}>{ut('previous')}</Button>
          <Button size="small" disabled={to >= total} onClick={() => onOffset(offset + limit)}>{ut('next')}</Button>
        </div>
      )}
    </nav>
  );
}
