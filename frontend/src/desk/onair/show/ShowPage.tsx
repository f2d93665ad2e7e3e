import { Empty, Button } from '../../../kit/components';
import { paths } from '../../core/paths';
import { useOnAir } from '../context';
import { at } from '../words';
import { FreezeBanner } from './FreezeBanner';
import { LayerTable } from './LayerTable';
import { LockNotice } from './LockNotice';
import { Monitor } from './Monitor';
import { RevealPanel } from './RevealPanel';
import { RundownPanel } from './RundownPanel';
import { Suggestions } from './Suggestions';
import { Trail } from './Trail';
import { Transport } from './Transport';

/** The show caller's view: preview and program, the rundown, and what has just been done. */
export default function ShowPage() {
  const { output, contest, may } = useOnAir();
  if (!output) {
    return <Empty title={at('noOutput')} action={may && <Button kind="primary" href={paths.air(contest, 'outputs')}>{at('addOutput')}</Button>}>{at('noOutputText')}</Empty>;
  }
  return (
    <>
      <FreezeBanner />
      <div class="buses">
        <Monitor output={output} bus="pvw" />
        <Transport output={output} />
        <Monitor output={output} bus="pgm" />
      </div>
      <LockNotice />
      <div class="gallery">
        <RundownPanel />
        <div class="stack">
          <RevealPanel output={output} />
          <Suggestions />
          <LayerTable output={output} />
          <Trail />
        </div>
      </div>
    </>
  );
}
