import type { RoundState } from '../../kit/wire';
import { stateLabel } from '../core/labels';
import { Badge, type Tone } from './Badge';

const tones: Record<RoundState, Tone> = { draft: 'wait', scheduled: 'gold', open: 'brand', closed: 'wait', locked: 'gold', approved: 'right', published: 'right' };

/** Where a round stands. */
export const StateBadge = ({ state }: { state: RoundState }) => <Badge tone={tones[state]}>{stateLabel(state)}</Badge>;
