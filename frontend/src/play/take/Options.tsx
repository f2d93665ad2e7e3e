import { OptionMark, optionLetters } from '../../kit/components/OptionMark';
import { unbroken } from '../named';
import { beyond } from './later';
import type { TakingQuestion } from '../../kit/wire';

interface OptionsProps {
  question: TakingQuestion;
  choice: readonly number[];
  disabled: boolean;
  onChoose: (choice: number[]) => void;
}

/** Options as plates over the full width: the system's own radio buttons and checkboxes underneath. */
export function Options({ question, choice, disabled, onChoose }: OptionsProps) {
  const Parts = beyond.value;
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
              {question.pictures?.[i]?.url ? Parts && <span class="option-pictured"><Parts.OptionPicture medium={question.pictures[i]} text={text} />{text && <span class="option-text">{unbroken(text)}</span>}</span> : <span class="option-text">{unbroken(text)}</span>}
            </span>
          </label>
        );
      })}
    </div>
  );
}
