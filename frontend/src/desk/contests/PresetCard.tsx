import { CheckIcon } from '../../kit/icons';
import type { Preset } from '../../kit/wire';
import { named } from '../core/contest';
import { asks, attempts, chain, groups, summary, time } from './preset';
import { ct } from './words';

/** The rules of a real contest as a choice: what is asked, how often, how long, how it is ranked, and where it is written. */
export function PresetCard({ preset, chosen, onChoose }: { preset: Preset; chosen: boolean; onChoose(): void }) {
  const { rules } = preset;
  return (
    <label class={`preset ${chosen ? 'preset-on' : ''}`}>
      <span class="preset-head">
        <input type="radio" name="preset" checked={chosen} onChange={onChoose} />
        <b>{named(preset)}</b>
        {chosen && <CheckIcon class="preset-tick" />}
      </span>
      {summary(preset) && <span class="sub">{summary(preset)}</span>}
      <dl class="facts">
        <dt>{ct('asks')}</dt><dd>{asks(rules)}</dd>
        <dt>{ct('attempts')}</dt><dd>{attempts(rules)}</dd>
        <dt>{ct('time')}</dt><dd>{time(rules)}</dd>
        <dt>{ct('groups')}</dt><dd>{groups(preset)}</dd>
        <dt>{ct('ranking')}</dt><dd>{chain(rules).join(' → ')}</dd>
      </dl>
      {preset.source && <span class="preset-source">{ct('source')}: <Source text={preset.source} /></span>}
    </label>
  );
}

/** Where the rules were published: the site's name as a link, else the text. */
function Source({ text }: { text: string }) {
  if (!/^https?:\/\//.test(text)) return <>{text}</>;
  return <a href={text} target="_blank" rel="noreferrer">{new URL(text).hostname}</a>;
}
