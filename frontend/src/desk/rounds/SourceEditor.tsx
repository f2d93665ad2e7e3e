import type { ComponentChildren } from 'preact';
import { Button, Select } from '../../kit/components';
import { number } from '../../kit/format';
import { ChevronDownIcon, PlusIcon, TrashIcon } from '../../kit/icons';
import type { DeskBank } from '../../kit/wire';
import { groupName, named, useContest } from '../core/contest';
import { choices, levelLabel } from '../core/labels';
import { paths } from '../core/paths';
import { replaced, without } from '../core/replace';
import { dt } from '../core/words';
import { available, paperTotal, type Line, type Source } from './form';
import { problem, type SectionProps } from './Section';
import { rt } from './words';

interface SourceProps {
  source: Source;
  /** Where it stands in the rules, for problems. */
  place: string;
  form: SectionProps;
  onChange(next: Source): void;
  onRemove?: () => void;
}

/** The bank and the blueprint of one group, with what the bank can give. */
export function SourceEditor({ source, place, form, onChange, onRemove }: SourceProps) {
  const { contest } = useContest();
  const bank = form.banks.find((b) => b.id === source.bank_id);
  const total = paperTotal(source, form.edit.rules.paper.points);
  const group = groupName(form.groups, source.group);
  const groupChoices = [{ value: '', label: dt('allGroups') }, ...form.groups.map((g) => ({ value: g.id, label: named(g) }))];
  return (
    <fieldset class="source">
      <legend>{rt('source', { group })}</legend>
      <div class="cols">
        <Select
          label={rt('sourceGroup')}
          placeholder={null}
          value={source.group}
          options={groupChoices}
          onValue={(id) => onChange({ ...source, group: id })}
          error={problem(form, `${place}.group`)}
        />
        <Select
          label={rt('bank')}
          value={source.bank_id}
          options={form.banks.map((b) => ({ value: b.id, label: b.name }))}
          onValue={(bank_id) => onChange({ ...source, bank_id })}
          error={problem(form, `${place}.bank_id`)}
        />
      </div>
      {form.banks.length === 0 && <p class="small">{rt('noBank')} <a href={paths.bank(contest.id)}>{rt('toBank')}</a></p>}
      <div class="lines" role="group" aria-label={rt('lines')}>
        <div class="line line-head" aria-hidden="true"><span>{rt('topic')}</span><span>{rt('level')}</span><span>{rt('take')}</span><span>{rt('points')}</span><span /></div>
        {source.lines.map((line, i) => (
          <LineEditor
            key={i}
            n={i + 1}
            line={line}
            bank={bank}
            usual={form.edit.rules.paper.points}
            error={problem(form, `${place}.lines.${i}`)}
            onChange={(next) => onChange({ ...source, lines: replaced(source.lines, i, next) })}
            onRemove={() => onChange({ ...source, lines: without(source.lines, i) })}
          />
        ))}
      </div>
      <div class="row">
        <Button size="small" onClick={() => onChange({ ...source, lines: [...source.lines, { topic: '', level: 0, count: 1, points: 0 }] })}><PlusIcon size="1em" />{rt('addLine')}</Button>
        <b class="small">{rt('total', { n: total.questions, points: total.points })}</b>
        {onRemove && <Button kind="quiet" size="small" onClick={onRemove}>{rt('removeSource')}</Button>}
      </div>
    </fieldset>
  );
}

interface LineProps {
  n: number;
  line: Line;
  bank: DeskBank | undefined;
  /** Points of a question where the line says none. */
  usual: number;
  error: string | undefined;
  onChange(next: Line): void;
  onRemove(): void;
}

function LineEditor({ n, line, bank, usual, error, onChange, onRemove }: LineProps) {
  const have = available(bank, line);
  const topics = bank?.topics ?? [];
  const label = (what: string) => `${what}, ${n}`;
  const numeric = (text: string, least: number) => Math.max(least, Math.min(999, Math.trunc(Number(text)) || 0));
  return (
    <div class="line">
      <Picker label={label(rt('topic'))} value={line.topic} onValue={(topic) => onChange({ ...line, topic })}>
        <option value="">{dt('anyTopic')}</option>
        {line.topic && !topics.some((t) => t.id === line.topic) && <option value={line.topic}>{line.topic}</option>}
        {topics.map((t) => <option key={t.id} value={t.id}>{named(t)}</option>)}
      </Picker>
      <Picker label={label(rt('level'))} value={String(line.level)} onValue={(level) => onChange({ ...line, level: Number(level) })}>
        {choices(levelLabel).map((l) => <option key={l.value} value={l.value}>{l.value === '0' ? dt('anyLevel') : l.label}</option>)}
      </Picker>
      <input
        class="control"
        type="number"
        min={1}
        aria-label={label(rt('take'))}
        value={line.count}
        onInput={(e) => onChange({ ...line, count: numeric(e.currentTarget.value, 0) })}
      />
      <input
        class="control"
        type="number"
        min={0}
        aria-label={label(rt('points'))}
        title={rt('pointsHint')}
        value={line.points || ''}
        placeholder={String(usual)}
        onInput={(e) => onChange({ ...line, points: numeric(e.currentTarget.value, 0) })}
      />
      <button class="icon-button" type="button" aria-label={rt('removeLine', { n })} onClick={onRemove}><TrashIcon size="1.1em" /></button>
      {bank && <span class={`line-have small ${have < line.count ? 'line-short' : 'muted'}`}>{have < line.count ? rt('short', { n: number(have) }) : rt('available', { n: number(have) })}</span>}
      {error && <span class="line-error small">{error}</span>}
    </div>
  );
}

/** A list in a row of a table, whose name stands above the column. */
function Picker({ label, value, onValue, children }: { label: string; value: string; onValue(value: string): void; children: ComponentChildren }) {
  return (
    <div class="select">
      <select class="control" aria-label={label} value={value} onChange={(e) => onValue(e.currentTarget.value)}>{children}</select>
      <ChevronDownIcon />
    </div>
  );
}
