import { isChoice } from '../later';
import { Options } from '../Options';
import { face } from './face';
import { Figures, OptionPicture } from './Figures';
import { Written, type WrittenProps } from './Written';

interface AnswerProps extends WrittenProps {
  onChoose: (choice: number[]) => void;
}

/** The pictures of a question and the place for its answer. */
export function Answer({ onChoose, ...props }: AnswerProps) {
  const { question, given, disabled } = props;
  const optionFace = (text: string, i: number) => {
    const medium = question.pictures?.[i];
    const words = face(text, question.formulas);
    return medium?.url ? <span class="option-pictured"><OptionPicture medium={medium} text={text} />{words}</span> : words;
  };
  return (
    <>
      {question.media && <Figures media={question.media} />}
      {isChoice(question) ? <Options question={question} choice={given.choice} disabled={disabled} onChoose={onChoose} face={optionFace} /> : <Written {...props} />}
    </>
  );
}
