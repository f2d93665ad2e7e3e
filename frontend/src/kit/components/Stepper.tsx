import { CheckIcon } from '../icon';
import { kt } from '../words';
import './stepper.css';

export interface Step {
  id: string;
  label: string;
  /** Under the label: who did it and when. */
  note?: string;
}

/** Where something stands in a line of steps. */
export function Stepper({ steps, current, label }: { steps: readonly Step[]; current: string; label: string }) {
  const now = steps.findIndex((s) => s.id === current);
  return (
    <ol class="stepper" role="list" aria-label={label} tabIndex={0}>
      {steps.map((s, i) => {
        const state = i < now ? 'done' : i === now ? 'now' : 'later';
        return (
          <li key={s.id} class={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span class="step-dot">{state === 'done' ? <CheckIcon size="0.9em" /> : i + 1}</span>
            <span class="step-text">
              <span class="step-label">{s.label}</span>
              <span class="visually-hidden">, {kt(state === 'done' ? 'stepDone' : state === 'now' ? 'stepNow' : 'stepLater')}</span>
              {s.note && <span class="step-note">{s.note}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
