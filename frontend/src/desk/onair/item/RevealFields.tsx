import { useState } from 'preact/hooks';
import { TextField } from '../../../kit/components';
import { NumberField } from '../../ui/NumberField';
import { at } from '../words';
import type { BindingProps } from './BindingFields';

/** Where the reveal begins, and the ranks at which it waits for a hand. */
export function RevealFields({ binding, set }: BindingProps) {
  const [text, setText] = useState((binding.pause_ranks ?? [3, 2, 1]).join(', '));
  const type = (next: string) => {
    setText(next);
    set({ pause_ranks: ranks(next) });
  };
  return (
    <div class="cols">
      <NumberField label={at('fromRank')} hint={at('fromRankHint')} min={1} max={100} value={binding.from_rank ?? 10} onValue={(from_rank) => set({ from_rank })} />
      <TextField label={at('pauseRanks')} hint={at('pauseRanksHint')} inputmode="text" value={text} onValue={type} />
    </div>
  );
}

/** "3, 2 1" → the ranks, each once. */
export function ranks(text: string): number[] {
  const found = (text.match(/\d+/g) ?? []).map(Number).filter((n) => n > 0 && n <= 1000);
  return [...new Set(found)];
}
