import { useState } from 'preact/hooks';
import { optionLetters, Select } from '../../kit/components';
import { dateTime } from '../../kit/format';
import type { DeskBank, DeskQuestionVersion } from '../../kit/wire';
import type { QuestionDetail } from '../core/calls';
import { levelLabel } from '../core/labels';
import { Badge } from '../ui/Badge';
import { Panel } from '../ui/Panel';
import { WordDiff } from '../ui/WordDiff';
import { keyLines } from './keytext';
import { topicName } from './QuestionList';
import { bt } from './words';

/** Every version, the newest first, each against the one before. */
export function Versions({ question, bank }: { question: QuestionDetail; bank: DeskBank }) {
  const versions = [...question.versions].sort((a, b) => b.version - a.version);
  return (
    <Panel title={bt('history')}>
      {versions.length > 2 && <Compare versions={versions} bank={bank} />}
      {versions.map((v, i) => (
        <details key={v.version} class="version" open={i === 0 && versions.length > 1}>
          <summary>{bt('versionBy', { n: v.version, who: v.created_by_name, time: dateTime(v.created_ms) })} {i === 0 && <Badge>{bt('versionNow')}</Badge>}</summary>
          <Against now={v} before={versions[i + 1]} bank={bank} />
        </details>
      ))}
    </Panel>
  );
}

/** Any two versions, word by word. */
function Compare({ versions, bank }: { versions: DeskQuestionVersion[]; bank: DeskBank }) {
  const [from, setFrom] = useState(versions.at(-1)!.version);
  const [to, setTo] = useState(versions[0]!.version);
  const options = versions.map((v) => ({ value: String(v.version), label: bt('versionNumber', { n: v.version }) }));
  const find = (n: number) => versions.find((v) => v.version === n)!;
  return (
    <div class="stack compare">
      <div class="row">
        <Select label={bt('compareFrom')} placeholder={null} value={String(from)} options={options} onValue={(v) => setFrom(Number(v))} />
        <Select label={bt('compareTo')} placeholder={null} value={String(to)} options={options} onValue={(v) => setTo(Number(v))} />
      </div>
      <Against now={find(to)} before={find(from)} bank={bank} />
    </div>
  );
}

function Against({ now, before, bank }: { now: DeskQuestionVersion; before: DeskQuestionVersion | undefined; bank: DeskBank }) {
  if (!before) return <p class="small muted">{bt('versionFirst')}</p>;
  const rows = parts(now, bank).map((p, i) => ({ ...p, was: parts(before, bank)[i]!.text })).filter((p) => p.text !== p.was);
  return (
    <div class="small stack">
      <p class="muted">{rows.length > 0 ? bt('changedFrom', { n: before.version }) : bt('unchanged')}</p>
      {rows.map((r) => <p key={r.label}><b>{r.label}:</b> <WordDiff before={r.was} after={r.text} /></p>)}
    </div>
  );
}

function parts(v: DeskQuestionVersion, bank: DeskBank): { label: string; text: string }[] {
  return [
    { label: bt('stem'), text: v.stem },
    ...optionLetters.map((letter, i) => ({ label: bt('option', { letter }), text: v.options[i] ?? '' })),
    { label: bt('answer'), text: v.correct.map((i) => optionLetters[i]).join(', ') },
    { label: bt('answer'), text: keyLines(v).join('; ') },
    { label: bt('tvText'), text: v.tv_text ?? '' },
    { label: bt('media'), text: [...(v.media ?? []), ...(v.option_media ?? [])].filter((m) => m.id).map((m) => m.alt || m.id.slice(0, 6)).join('; ') },
    { label: bt('topic'), text: topicName(bank, v.topic) },
    { label: bt('level'), text: levelLabel(v.level) },
    { label: bt('legalBasis'), text: v.legal_basis },
    { label: bt('explanation'), text: v.explanation },
    { label: bt('validUntil'), text: v.valid_until ?? '' },
  ];
}
