import { OptionMark } from '../../kit/components';
import { useEffect } from 'preact/hooks';
import { drawn } from '../../kit/math';
import type { Medium, QuestionEdit, QuestionMedium, TakingQuestion } from '../../kit/wire';
import { Figures, OptionPicture, preload, Written } from '../../play/take/beyond';
import { mediaOf } from '../../play/take/beyond/preload';
import { isChoice } from './keytext';
import { bt } from './words';

type Shown = Pick<QuestionEdit, 'kind' | 'stem' | 'options' | 'correct' | 'pairs' | 'decoys' | 'media' | 'option_media' | 'nearest' | 'formulas'>;

/** The question as its contestant would get it, but in the author's order. */
function taken(q: Shown): TakingQuestion {
  const wire = (list: readonly QuestionMedium[] | undefined): Medium[] => (list ?? []).map(({ id, type, alt, width, height }) => ({ url: id && `/api/v1/media/${id}`, type, alt, width, height }));
  const pairs = q.pairs ?? [];
  const rights = [...new Set(pairs.map((p) => p.right)), ...(q.decoys ?? []).filter((d) => d.trim())];
  return { position: 0, kind: q.kind, stem: q.stem, options: q.kind === 'matching' ? pairs.map((p) => p.left || '…') : q.options, rights, later: q.nearest, media: wire(q.media), pictures: wire(q.option_media), formulas: q.formulas };
}

/** The question the way a phone shows it: same sizes, same marks. The right options are ticked for the author alone. */
export function PhonePreview({ question: q }: { question: Shown }) {
  const shown = taken(q);
  useEffect(() => void preload([shown]), [JSON.stringify(mediaOf(shown))]);
  return (
    <figure class="phone" aria-label={bt('preview')}>
      <div class="phone-screen">
        {isChoice(q.kind) && <p class="phone-hint">{q.kind === 'multiple' ? bt('chooseMany') : bt('chooseOne')}</p>}
        <p class="phone-stem">{q.stem ? drawn(q.stem, q.formulas) : '…'}</p>
        {shown.media && shown.media.length > 0 && <Figures media={shown.media} />}
        {!isChoice(q.kind) && <Written key={q.kind} question={shown} given={{ choice: [], text: '' }} disabled onAnswer={() => {}} />}
        {isChoice(q.kind) && <ul role="list">
          {q.options.map((option, i) => (
            <li key={i} class={q.correct.includes(i) ? 'phone-right' : undefined}>
              <OptionMark index={i} chosen={q.correct.includes(i)} />
              {shown.pictures?.[i]?.url ? <span class="option-pictured"><OptionPicture medium={shown.pictures[i]} text={option} />{drawn(option, q.formulas)}</span> : <span>{option ? drawn(option, q.formulas) : '…'}</span>}
              {q.correct.includes(i) && <span class="visually-hidden">({bt('answer')})</span>}
            </li>
          ))}
        </ul>}
      </div>
      <figcaption class="small muted">{bt('shuffledNote')}</figcaption>
    </figure>
  );
}
