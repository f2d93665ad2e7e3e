import { kt } from '../words';
import './skeleton.css';

/** Grey lines in the shape of what is coming. They appear late, so a fast answer never flickers. */
export function Skeleton({ lines = 3, tall }: { lines?: number; tall?: boolean }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{kt('loading')}</span>
      {Array.from({ length: lines }, (_, i) => <div key={i} class={`skeleton-line${tall ? ' skeleton-tall' : ''}`} />)}
    </div>
  );
}
