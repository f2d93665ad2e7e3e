import { unbroken } from '../../named';
import { isChoice } from '../later';
import { Options } from '../Options';
import { Figures, OptionPicture } from './Figures';
import { Written, type WrittenProps } from './Written';

interface AnswerProps extends WrittenProps {
  onChoose: (choice: number[]) => void;
}

/** The pictures of a question and the place for its answer. */
export function Answer({ onChoose, ...props }: AnswerProps) {
  const { question, given, disabled } = props;
  const face = (text: string, i: number) => {
    const medium = question.pictures?.[i];
    return medium?.url ? <span class="option-pictured"><OptionPicture medium={medium} text={text} />{unbroken(text)}</span> : unbroken(text);
  };
  return (
    <>
      {question.media && <Figures media={question.media} />}
      {isChoice(question) ? <Options question={question} choice={given.choice} disabled={disabled} onChoose={onChoose} face={face} /> : <Written {...props} />}
    </>
  );
}
