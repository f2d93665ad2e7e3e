import type { ComponentChildren } from 'preact';
import type { Window } from './overlap';
import type { DeskBank, Group, RoundEdit, Rules } from '../../kit/wire';
import type { RoundProblem } from '../core/calls';
import { problemAt, type SectionId } from './form';

/** What every section of the rules form is given. */
export interface SectionProps {
  edit: RoundEdit;
  onEdit(next: RoundEdit): void;
  banks: readonly DeskBank[];
  groups: readonly Group[];
  problems: readonly RoundProblem[];
  /** The other rounds of the contest. */
  others: readonly Window[];
  /** The round is past its draft: shown, not changed. */
  readOnly: boolean;
}

/** Changes one part of the rules. */
export function setRules<K extends keyof Rules>(props: SectionProps, part: K, value: Rules[K]): void {
  props.onEdit({ ...props.edit, rules: { ...props.edit.rules, [part]: value } });
}

/** Merges into one part of the rules. */
export function merge<K extends 'attempts' | 'paper' | 'time' | 'ranking' | 'show'>(props: SectionProps, part: K, change: Partial<Rules[K]>): void {
  setRules(props, part, { ...props.edit.rules[part], ...change });
}

export const problem = (props: SectionProps, place: string) => problemAt(props.problems, place);

export function Section({ id, title, children, readOnly }: { id: SectionId; title: string; children: ComponentChildren; readOnly: boolean }) {
  return (
    <section id={`rules-${id}`} class="panel rules-section" aria-labelledby={`rules-${id}-title`} tabIndex={-1}>
      <h2 id={`rules-${id}-title`}>{title}</h2>
      <fieldset disabled={readOnly} class="stack">{children}</fieldset>
    </section>
  );
}
