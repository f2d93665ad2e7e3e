import { Ring } from '../../kit/components/Ring';
import { number, time } from '../../kit/format';
import type { Outcome, PublicRound } from '../../kit/wire';
import { named } from '../named';
import { Drum } from '../shell/Drum';
import { w } from './words';

/** The moment: a ring that fills as far as the score went, and the rank beside it. */
export function Score({ round, outcome }: { round: PublicRound; outcome: Outcome }) {
  const { score } = outcome;
  return (
    <div class="hero score">
      <div class="score-inside">
        <p class="hero-over">{named(round)}</p>
        <h1>{outcome.attempt.ended_by === 'deadline' ? w('deadline') : w('submitted')}</h1>
        <div class="score-ring">
          <Drum around class="score-drum" />
          <div class="score-fill">
            {score ? (
              <Ring share={score.of_points > 0 ? score.points / score.of_points : 0} tone="gold" size="14rem" notches={outcome.questions} star label={`${number(score.points)}/${number(score.of_points)} ${w('points')}`}>
                <span class="score-points">{number(score.points)}</span>
                <span class="score-of">/{number(score.of_points)} {w('points')}</span>
              </Ring>
            ) : (
              <Ring share={outcome.answered / outcome.questions} tone="gold" size="14rem" notches={outcome.questions} star label={w('answeredOf', { n: outcome.answered, of: outcome.questions })}>
                <span class="score-points">{outcome.answered}/{outcome.questions}</span>
              </Ring>
            )}
          </div>
        </div>
        <p class="score-line">{score ? w('rightOf', { right: score.right, of: outcome.questions }) : w('answeredOf', { n: outcome.answered, of: outcome.questions })}</p>
        {score?.later && !outcome.official ? <p class="hero-lead">{w('someLater', { n: score.later })}</p> : null}
        {!score && <p class="hero-lead">{round.show_score === 'closed' ? w('scoreLater') : w('scoreNever')}</p>}
        {!outcome.valid && <p class="score-invalid"><b>{w('invalid')}.</b> {w('invalidHint')}</p>}
        <Rank outcome={outcome} />
      </div>
    </div>
  );
}

function Rank({ outcome: { official, rank } }: { outcome: Outcome }) {
  if (official) {
    return (
      <div class="score-rank score-official">
        <span class="score-rank-label">{w('official')}</span>
        <b class="score-rank-value">{w('officialRank', { rank: number(official.rank), of: number(official.of) })}</b>
        {official.prize && <b class="score-prize">{official.prize}</b>}
        <span class="small">{[official.group_rank > 0 && w('groupRank', { rank: number(official.group_rank) }), official.explain].filter(Boolean).join(' · ')}</span>
      </div>
    );
  }
  if (!rank) return null;
  return (
    <div class="score-rank">
      <span class="score-rank-label">{w('rank')}</span>
      <b class="score-rank-value">{w('rankOf', { rank: number(rank.rank), of: number(rank.of) })}</b>
      <span class="small">{w('rankAsOf', { time: time(rank.as_of_ms) })}</span>
    </div>
  );
}
