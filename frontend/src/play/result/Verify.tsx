import type { PublicResult } from '../../kit/wire';
import { w } from './words';

/** What an auditor needs to compute the same result again. */
export function Verify({ result }: { result: PublicResult }) {
  return (
    <section class="verify" aria-labelledby="verify-title">
      <h2 id="verify-title">{w('verify')}</h2>
      <dl>
        <div><dt>{w('snapshot')}</dt><dd>{result.code}</dd></div>
        <div><dt>{w('rulesVersion')}</dt><dd>{result.rules_version}</dd></div>
        {result.seed && <div><dt>{w('seed')}</dt><dd>{result.seed}</dd></div>}
        <div class="verify-wide"><dt>{w('digest')}</dt><dd>{result.digest}</dd></div>
      </dl>
      <p class="small muted">{w('digestHint')}</p>
    </section>
  );
}
