/** Heights of the rows of a board: equal, the leader a little taller. */
import type { Theme } from '../wire';

export interface Slot { y: number; h: number }

const leader = 1.28;

/** A calm board is one panel with lines; a lively one is blocks with air between them. */
export const rowGap = (theme: Theme) => (theme.motion === 'calm' ? 0 : 6);

/** Shares `height` among the rows; none is taller than `most` (the leader 28 % more). */
export function rowsLayout(height: number, leads: readonly boolean[], most: number, gap: number, least = 10): Slot[] {
  const weight = (lead: boolean) => (lead ? leader : 1);
  const sum = Math.max(leads.reduce((total, lead) => total + weight(lead), 0), least);
  const unit = Math.min(most, (height - gap * (Math.max(leads.length, least) - 1)) / sum);
  let y = 0;
  return leads.map((lead) => {
    const slot = { y: Math.round(y), h: Math.floor(unit * weight(lead)) };
    y += slot.h + gap;
    return slot;
  });
}
