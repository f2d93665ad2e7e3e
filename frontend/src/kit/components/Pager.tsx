import { ArrowLeftIcon, ArrowRightIcon } from '../icon';
import { number } from '../format';
import { kt } from '../words';
import { Button } from './Button';
import './pager.css';

export interface PagerProps {
  total: number;
  offset: number;
  limit: number;
  onOffset: (offset: number) => void;
}

/** Steps through a long list. Draws nothing when everything fits on one page. */
export function Pager({ total, offset, limit, onOffset }: PagerProps) {
  const pages = Math.ceil(total / limit);
  const page = Math.floor(offset / limit) + 1;
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label={kt('pageOf', { page: number(page), pages: number(pages) })}>
      <Button disabled={page <= 1} label={kt('previousPage')} onClick={() => onOffset(Math.max(0, offset - limit))}><ArrowLeftIcon /></Button>
      <span class="pager-text">{kt('pageOf', { page: number(page), pages: number(pages) })}</span>
      <Button disabled={page >= pages} label={kt('nextPage')} onClick={() => onOffset(offset + limit)}><ArrowRightIcon /></Button>
    </nav>
  );
}
