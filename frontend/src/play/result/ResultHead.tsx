import { dateTime, number } from '../../kit/format';
import type { PublicResult } from '../../kit/wire';
import { named } from '../named';
import { Hero } from '../shell/Hero';
import { w } from './words';

/** What this result is, when it was made official, and how to name it. */
export function ResultHead({ result }: { result: PublicResult }) {
  const when = dateTime(result.published_ms);
  return (
    <Hero over={`${result.contest.organiser} · ${named(result.round)}`} title={w('title')}>
      <p class="hero-lead">{result.publication > 1 && result.reason ? w('republished', { n: result.publication, time: when, reason: result.reason }) : w('published', { time: when })} · {w('snapshot')} <b class="figures">{result.code}</b></p>
      <dl class="result-figures">
        <div><dd class="figures">{number(result.participants)}</dd><dt>{w('people')}</dt></div>
        <div><dd class="figures">{number(result.attempts)}</dd><dt>{w('attempts')}</dt></div>
        {result.truths.map((truth) => (
          <div key={truth.scope + truth.target}><dd class="figures">{number(truth.value)}</dd><dt>{truth.target === 'all_right' ? w('truthAllRight') : w('truthParticipants')}{result.truths.length > 1 && ` · ${scopeName(result, truth.scope)}`}</dt></div>
        ))}
      </dl>
    </Hero>
  );
}

/** A truth counted within a group names the group. */
function scopeName(result: PublicResult, scope: string): string {
  const group = result.groups.find((g) => g.id === scope);
  return group ? named(group) : scope;
}
