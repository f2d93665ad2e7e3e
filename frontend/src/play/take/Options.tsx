import type { ComponentChildren } from 'preact';
import { OptionMark, optionLetters } from '../../kit/components/OptionMark';
import { unbroken } from '../named';
import type { TakingQuestion } from '../../kit/wire';

interface OptionsProps {
  question: TakingQuestion;
  choice: readonly number[];
  disabled: boolean;
  onChoose: (choice: number[]) => void;
  /** Draws the text of an option with more than words. */
  face?: (text: string, index: number) => ComponentChildren;
}

/** Options as plates over the full width: the system's own radio buttons and checkboxes underneath. */
export function Options({ question, choice, disabled, onChoose, face = unbroken }: OptionsProps) {
  const several = question.kind === 'multiple';
  const pick = (index: number, on: boolean) => {
    if (!several) onChoose([index]);
    else onChoose(on ? [...choice, index] : choice.filter((i) => i !== index));
  };
  return (
    <div class="options">
      {question.options.map((text, i) => {
        const chosen = choice.includes(i);
        return (
          <label key={i} class={`option${chosen ? ' option-chosen' : ''}${disabled ? ' option-off' : ''} option-${optionLetters[i]}`}>
            <input type={several ? 'checkbox' : 'radio'} name={`q${question.position}`} checked={chosen} disabled={disabled} onChange={(e) => pick(i, e.currentTarget.checked)} />
            <span class="option-plate">
              <OptionMark index={i} chosen={chosen} />
              <span class="visually-hidden">{optionLetters[i]}. </span>
              <span class="option-text">{face(text, i)}</span>
            </span>
          </label>
        );
      })}
    </div>
  );
}
