import type { TakingQuestion } from '../../../kit/wire';
import type { Given } from '../paper';
import { Matching } from './Matching';
import { NumberAnswer } from './NumberAnswer';
import { Ordering } from './Ordering';
import { TextAnswer } from './TextAnswer';

export interface WrittenProps {
  question: TakingQuestion;
  given: Given;
  disabled: boolean;
  onAnswer: (given: Given) => void;
}

/** The place for an answer that is not a choice. */
export function Written(props: WrittenProps) {
  switch (props.question.kind) {
    case 'shorttext':
      return <TextAnswer {...props} />;
    case 'numeric':
      return <NumberAnswer {...props} />;
    case 'ordering':
      return <Ordering {...props} />;
    default:
      return <Matching {...props} />;
  }
}
