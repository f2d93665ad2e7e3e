import { Combobox, type Match } from '../../../kit/components';
import { calls as desk } from '../../core/calls';
import { useContest } from '../../core/contest';
import { useResource } from '../../core/resource';
import { NumberField } from '../../ui/NumberField';
import { at } from '../words';
import type { BindingProps } from './BindingFields';

/** One approved question of the contest's banks, and the number that the card says. */
export function QuestionFields({ binding, set }: BindingProps) {
  const { contest } = useContest();
  const banks = useResource(`banks ${contest.id}`, () => desk.banks(contest.id));
  const known = useResource(binding.question_id && `question ${binding.question_id}`, () => desk.question(binding.question_id!));
  const search = async (q: string, signal: AbortSignal): Promise<Match[]> => {
    const pages = await Promise.all((banks.data?.items ?? []).map(async (b) => ({ bank: b.name, page: await desk.questions(b.id, { q, state: 'approved', limit: 12 }, signal) })));
    return pages.flatMap(({ bank, page }) => page.items.map((x) => ({ id: x.id, label: x.stem, note: at('questionNote', { n: x.number, bank }) })));
  };
  return (
    <div class="stack">
      <Combobox label={at('question')} value={known.data && { id: known.data.id, label: known.data.stem }} search={search} placeholder={at('questionSearch')} onValue={(m) => set({ question_id: m?.id })} />
      <div class="cols">
        <NumberField label={at('questionNumber')} min={0} max={999} value={binding.number ?? 0} onValue={(number) => set({ number: number || undefined })} />
        <NumberField label={at('questionOf')} min={0} max={999} value={binding.of ?? 0} onValue={(of) => set({ of: of || undefined })} />
      </div>
    </div>
  );
}
