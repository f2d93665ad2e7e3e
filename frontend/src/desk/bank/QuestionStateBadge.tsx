import { questionStateLabel } from '../core/labels';
import { Badge, type Tone } from '../ui/Badge';
import type { QuestionState } from './rules';

const tones: Record<QuestionState, Tone> = { draft: 'wait', in_review: 'gold', approved: 'right', retired: 'wait' };

/** Where a question stands. */
export const QuestionStateBadge = ({ state }: { state: QuestionState }) => <Badge tone={tones[state]}>{questionStateLabel(state)}</Badge>;
