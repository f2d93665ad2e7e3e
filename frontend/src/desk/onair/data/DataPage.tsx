import { Select } from '../../../kit/components';
import { query, setQuery } from '../../../kit/router';
import { useOnAir } from '../context';
import { at } from '../words';
import { Boards } from './Boards';
import { Corrections } from './Corrections';
import { FreezePanel } from './FreezePanel';

/** The scorer's view: freeze, both boards, and what the picture says instead of the data. */
export default function DataPage() {
  const { air } = useOnAir();
  const round = air.rounds.find((r) => r.id === query.value.get('round')) ?? air.rounds.find((r) => r.frozen) ?? air.rounds.find((r) => r.state === 'open') ?? air.rounds.at(-1);
  return (
    <>
      {air.rounds.length > 1 && (
        <div class="toolbar"><Select label={at('round')} placeholder={null} value={round?.id ?? ''} options={air.rounds.map((r) => ({ value: r.id, label: r.name }))} onValue={(id) => setQuery({ round: id })} /></div>
      )}
      {round && <FreezePanel key={`f${round.id}`} round={round} />}
      {round && <Boards key={`b${round.id}`} round={round} />}
      <Corrections round={round?.id} />
    </>
  );
}
