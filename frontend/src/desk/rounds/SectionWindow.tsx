import { Notice, TextField } from '../../kit/components';
import { dateTime, span } from '../../kit/format';
import { named } from '../core/contest';
import { fromLocalInput, toLocalInput } from '../core/moment';
import { overlapping, type Window } from './overlap';
import { problem, Section, type SectionProps } from './Section';
import { rt } from './words';

export function SectionWindow(props: SectionProps) {
  const { edit, onEdit } = props;
  return (
    <Section id="window" title={rt('secWindow')} readOnly={props.readOnly}>
      <div class="cols">
        <TextField label={rt('name')} value={edit.name} onValue={(name) => onEdit({ ...edit, name })} error={problem(props, 'name')} required />
        <TextField label={rt('nameEn')} optional value={edit.name_en} onValue={(name_en) => onEdit({ ...edit, name_en })} />
      </div>
      <WindowFields
        others={props.others}
        opens={edit.opens_ms}
        closes={edit.closes_ms}
        error={problem(props, 'opens_ms') ?? problem(props, 'closes_ms') ?? problem(props, 'window')}
        onChange={(opens_ms, closes_ms) => onEdit({ ...edit, opens_ms, closes_ms })}
      />
    </Section>
  );
}

interface WindowProps {
  /** The other rounds of the contest: to overlap with one is allowed, and seldom meant. */
  others?: readonly Window[];
  opens: number;
  closes: number;
  error?: string;
  onChange(opens: number, closes: number): void;
}

/** When a round opens and closes, to the minute. */
export function WindowFields({ others = [], opens, closes, error, onChange }: WindowProps) {
  const meets = overlapping({ opens_ms: opens, closes_ms: closes }, others);
  const wrong = closes <= opens;
  return (
    <>
      <div class="cols">
        <TextField
          type="datetime-local"
          label={rt('opens')}
          value={toLocalInput(opens)}
          onValue={(t) => onChange(fromLocalInput(t), closes)}
          required
        />
        <TextField
          type="datetime-local"
          label={rt('closes')}
          value={toLocalInput(closes)}
          onValue={(t) => onChange(opens, fromLocalInput(t))}
          required
          error={wrong ? rt('windowWrong') : error}
        />
      </div>
      <p class="small muted">{!wrong && rt('windowLength', { opens: dateTime(opens), closes: dateTime(closes), span: span((closes - opens) / 1000) })} {rt('zoneNote')}</p>
      {meets.map((r) => <Notice key={r.id} kind="warn">{rt('overlaps', { name: named(r), opens: dateTime(r.opens_ms), closes: dateTime(r.closes_ms) })}</Notice>)}
    </>
  );
}
