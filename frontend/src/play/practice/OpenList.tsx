import { drawn } from '../../kit/math';
import type { Medium, OpenQuestion } from '../../kit/wire';
import { Key } from '../done/Given';
import { unbroken } from '../named';
import { w } from './words';

/** Questions as a list to read; `told` when what is right came with them. */
export function OpenList({ items, told }: { items: readonly OpenQuestion[]; told: boolean }) {
  return (
    <ol class="open-list" role="list">
      {items.map((q) => <li key={q.id} class="plate stack"><One q={q} told={told} /></li>)}
    </ol>
  );
}

function One({ q, told }: { q: OpenQuestion; told: boolean }) {
  return (
    <>
      <div>
        <h3 class="open-stem">{q.number}. {drawn(q.stem, q.formulas, unbroken)}</h3>
        {q.topic && <p class="small muted">{q.topic}</p>}
      </div>
      {q.media?.map((m) => (m.width > 0 ? <Picture key={m.url} medium={m} /> : <audio key={m.url} controls preload="none" src={m.url} aria-label={m.alt} />))}
      <Body q={q} told={told} />
      {told && <div class="practice-key"><span class="small muted">{w('right')}:</span> <b class="open-right"><Key answer={{ ...q, correct: q.correct ?? [] }} /></b></div>}
      {q.explanation && <p>{drawn(q.explanation, q.formulas)}</p>}
      {q.legal_basis && <p class="small muted">{w('basis', { text: q.legal_basis })}</p>}
    </>
  );
}

/** What the question gives to answer it with. */
function Body({ q, told }: { q: OpenQuestion; told: boolean }) {
  if (q.kind === 'ordering' && told) return <p class="small muted">{w('kindOrder')}</p>; // the key lists the items
  if (q.kind === 'matching') return told ? <p class="small muted">{w('kindMatch')}</p> : <Sides q={q} />;
  if (q.kind === 'shorttext') return <p class="small muted">{w('kindText')}</p>;
  if (q.kind === 'numeric') return <p class="small muted">{w('kindNumber')}</p>;
  return (
    <>
      {q.kind === 'ordering' && <p class="small muted">{w('kindOrder')}</p>}
      {q.kind === 'multiple' && <p class="small muted">{w('several')}</p>}
      <ol class={q.kind === 'ordering' ? 'open-items' : 'open-options'}>
        {q.options.map((o, i) => (
          <li key={i} class={q.correct?.includes(i) ? 'open-right' : undefined}>
            {q.pictures?.[i]?.url && <Picture medium={q.pictures[i]} plain={o === q.pictures[i].alt} />}
            {drawn(o, q.formulas)}
          </li>
        ))}
      </ol>
    </>
  );
}

function Sides({ q }: { q: OpenQuestion }) {
  return (
    <>
      <p class="small muted">{w('kindMatch')}</p>
      <div class="open-sides">
        <ul>{q.options.map((left, i) => <li key={i}>{drawn(left, q.formulas)}</li>)}</ul>
        <ul>{q.rights?.map((right, i) => <li key={i}>{drawn(right, q.formulas)}</li>)}</ul>
      </div>
    </>
  );
}

/** A picture that takes its room at once; `plain` when the words beside it say the same. */
function Picture({ medium, plain }: { medium: Medium; plain?: boolean }) {
  return <img class="open-picture" src={medium.url} alt={plain ? '' : medium.alt} width={medium.width} height={medium.height} loading="lazy" decoding="async" />;
}
