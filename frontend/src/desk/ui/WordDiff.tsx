import { useMemo } from 'preact/hooks';
import { words } from '../core/diff';
import { ut } from './words';
import './drop.css';

/** Two texts in one: what went is struck out, what came is marked. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => words(before, after), [before, after]);
  return (
    <span class="diff">
      {pieces.map((p, i) => {
        if (p.kind === 'added') return <ins key={i} aria-label={`${ut('added')}: ${p.text}`}>{p.text}</ins>;
        if (p.kind === 'removed') return <del key={i} aria-label={`${ut('removed')}: ${p.text}`}>{p.text}</del>;
        return <span key={i}>{p.text}</span>;
      })}
    </span>
  );
}
