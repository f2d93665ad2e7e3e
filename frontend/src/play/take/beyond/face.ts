import type { ComponentChildren } from 'preact';
import { drawn } from '../../../kit/math';
import type { QuestionFormula } from '../../../kit/wire';
import { unbroken } from '../../named';

/** The words of a question with their formulas drawn. */
export function face(text: string, formulas?: readonly QuestionFormula[]): ComponentChildren {
  return drawn(text, formulas, unbroken);
}
