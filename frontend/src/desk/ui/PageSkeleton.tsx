import { Skeleton } from '../../kit/components';
import { kt } from '../../kit/words';

/** A screen that is on its way, with a heading for those who move by headings. */
export function PageSkeleton() {
  return (
    <div>
      <h1 class="visually-hidden">{kt('loading')}</h1>
      <Skeleton lines={6} />
    </div>
  );
}
