import { Button } from '../../../kit/components/Button';
import { Field } from '../../../kit/components/Field';
import { readDecimal, showDecimal } from '../../../kit/decimal';
import { useTyping } from './typing';
import { w } from './words';
import type { WrittenProps } from './Written';

/** A number, with what was understood beside it. */
export function NumberAnswer({ question, given, disabled, onAnswer }: WrittenProps) {
  const typing = useTyping(given.text && showDecimal(given.text).replace('−', '-'), (text) => {
    const value = readDecimal(text);
    if (value !== undefined || text.trim() === '') onAnswer({ choice: [], text: value ?? '' });
  });
  const text = typing.text.value;
  const value = readDecimal(text);
  const wrong = text.trim() !== '' && text.trim() !== '-' && value === undefined;
  const turn = () => {
    typing.field.onInput({ currentTarget: { value: text.startsWith('-') ? text.slice(1) : `-${text}` } } as unknown as Event);
  };
  return (
    <div class="written-number">
      <Field label={w('numberLabel')} hint={`${w('numberHint')}${question.later ? ` ${w('nearestHint')}` : ''}`} error={wrong ? w('numberWrong') : undefined}>
        {(described) => (
          <div class="written-row">
            <input {...described} {...typing.field} class="control written-input figures" type="text" inputmode="decimal" maxLength={40} autocomplete="off" enterkeyhint="done" disabled={disabled} />
            {/* The number pads of some phones have no minus. */}
            <Button class="written-minus" disabled={disabled} onClick={turn}><span aria-hidden="true">±</span><span class="visually-hidden">{w('minus')}</span></Button>
          </div>
        )}
      </Field>
      <p class="muted small written-read" role="status">{value !== undefined ? w('numberRead', { n: showDecimal(value) }) : ''}</p>
    </div>
  );
}
