/** What every view of the gallery shares: the state of the air, the chosen output, and the way to command it. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Commands, Order } from './commands';
import type { Air, AirItem, AirOutput, AirRundown } from './wire';

export interface OnAir extends Commands {
  contest: string;
  air: Air;
  /** Reads the state at once, after a change that the stream has not told yet. */
  refresh(): Promise<void>;
  /** True where the person may change anything. */
  may: boolean;
  /** The staff member's id: whose locks are ours. */
  me: string;
  output: AirOutput | undefined;
  pick(output: string): void;
  rundown: AirRundown | undefined;
  pickRundown(id: string): void;
  /** The item that the keys act on. */
  focus: string;
  setFocus(item: string): void;
  armed: boolean;
  setArmed(armed: boolean): void;
  /** Sends to the chosen output. */
  order(order: Order): Promise<boolean>;
  cue(item: AirItem): void;
}

export const AirContext = createContext<OnAir | undefined>(undefined);

/** Only below AirPage. */
export function useOnAir(): OnAir {
  const found = useContext(AirContext);
  if (!found) throw new Error('useOnAir outside of AirPage');
  return found;
}
