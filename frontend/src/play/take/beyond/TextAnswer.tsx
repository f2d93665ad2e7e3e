import { Field } from '../../../kit/components/Field';
import { useTyping } from './typing';
import { w } from './words';
import type { WrittenProps } from './Written';

/** A few words. */
export function TextAnswer({ given, disabled, onAnswer }: WrittenProps) {
  const typing = useTyping(given.text, (text) => onAnswer({ choice: [], text: text.trim() }));
  return (
    <Field label={w('textLabel')} hint={w('textHint')}>
      {(described) => <input {...described} {...typing.field} class="control written-input" type="text" lang="vi" maxLength={200} autocomplete="off" autocapitalize="off" spellcheck={false} enterkeyhint="done" disabled={disabled} />}
    </Field>
  );
}
