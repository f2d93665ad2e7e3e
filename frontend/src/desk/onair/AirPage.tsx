import type { ComponentType } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button, Notice, toast } from '../../kit/components';
import { navigate, query, setQuery } from '../../kit/router';
import { useContest } from '../core/contest';
import { lazy } from '../core/lazy';
import { paths } from '../core/paths';
import { can, session } from '../core/session';
import { PageSkeleton } from '../ui/PageSkeleton';
import { AirBar } from './AirBar';
import { air as calls } from './calls';
import { useCommands, type Order } from './commands';
import { AirContext, useOnAir, type OnAir } from './context';
import type { Intent } from './keymap';
import { explainAir, layerName } from './labels';
import { useAir } from './useAir';
import { useDarkRoom } from './useDark';
import { useGalleryKeys } from './useKeys';
import { firstOfLayers, step, stepLayer } from './walk';
import type { Air, AirItem } from './wire';
import { at } from './words';
import './air.css';

const view = (load: () => Promise<{ default: ComponentType }>) => lazy(load, <PageSkeleton />);
const views: Record<string, ComponentType> = {
  show: view(() => import('./show/ShowPage')),
  graphics: view(() => import('./graphics/GraphicsPage')),
  data: view(() => import('./data/DataPage')),
  outputs: view(() => import('./outputs/OutputsPage')),
  rehearsal: view(() => import('./rehearsal/RehearsalPage')),
  themes: view(() => import('./themes/ThemesPage')),
  log: view(() => import('./log/LogPage')),
};
/** Views whose keys reach the air. */
const stages = ['show', 'graphics'];

/** The gallery: one state, one set of keys, several views of it. */
export default function AirPage({ params }: { params: Record<string, string> }) {
  const { contest } = useContest();
  const feed = useAir(contest.id);
  useDarkRoom();
  const [fresh, setFresh] = useState<Air>();
  const refresh = useCallback(() => calls.state(contest.id).then(setFresh), [contest.id]);
  const pushed = feed?.state.value;
  const air = fresh && (!pushed || fresh.now_ms > pushed.now_ms) ? fresh : pushed;
  const lost = feed?.status.value === 'stale';
  useEffect(() => void refresh().catch(() => undefined), [refresh]);
  if (!air) return lost ? <Notice kind="bad" alert title={at('noState')} actions={<Button onClick={() => void refresh()}>{at('tryAgain')}</Button>} /> : <PageSkeleton />;
  return <Gallery air={air} refresh={refresh} view={params.view ?? 'show'} lost={lost} heard={feed?.heard.value ?? 0} />;
}

function Gallery({ air, refresh, view, lost, heard }: { air: Air; refresh(): Promise<void>; view: string; lost: boolean; heard: number }) {
  const { contest } = useContest();
  const commands = useCommands(contest.id);
  const [armed, setArmed] = useState(false);
  const [focus, setFocus] = useState('');
  const output = air.outputs.find((o) => o.id === query.value.get('output')) ?? air.outputs[0];
  const rundown = air.rundowns.find((r) => r.id === query.value.get('rundown')) ?? air.rundowns[0];
  const order = async (o: Order) => (output ? commands.send(output, o) : false);
  const cue = (item: AirItem) => void order({ action: 'cue', item: item.id, layer: item.layer, label: item.label });
  const all: OnAir = {
    ...commands, contest: contest.id, air, refresh, may: can('run_air'), me: session.value?.id ?? '', output, rundown, focus, setFocus, armed, setArmed, order, cue,
    pick: (id) => setQuery({ output: id }), pickRundown: (id) => setQuery({ rundown: id }),
  };
  const View = views[view];
  return (
    <AirContext.Provider value={all}>
      <KeyHolder view={view} />
      <div class="air">
        <AirBar view={view} lost={lost} heard={heard} />
        {View ? <View /> : <Notice kind="warn">{at('noView')}</Notice>}
      </div>
    </AirContext.Provider>
  );
}

/** Turns keys into commands, and shows that one more Escape clears. */
function KeyHolder({ view }: { view: string }) {
  const air = useOnAir();
  const primed = useGalleryKeys(air.armed && air.may && stages.includes(view), (intent) => obey(air, intent));
  return <div class="air-primed" role="status">{primed && <span>{at('escAgain')}</span>}</div>;
}

function obey(air: OnAir, intent: Intent): void {
  const { output, rundown } = air;
  const items = rundown?.items ?? [];
  const focused = items.find((i) => i.id === air.focus);
  const onAir = output && firstOfLayers(output.program, focused?.layer);
  switch (intent.do) {
    case 'up': return air.setFocus(step(items, air.focus, -1));
    case 'down': return air.setFocus(step(items, air.focus, 1));
    case 'cue': return focused && air.cue(focused);
    case 'cue_nth': {
      const item = items[intent.item];
      if (!item) return;
      air.setFocus(item.id);
      return air.cue(item);
    }
    case 'take': return void air.order({ action: 'take' });
    case 'out': return onAir && void air.order({ action: 'out', layer: onAir, label: layerName(onAir) });
    case 'next':
    case 'prev': {
      const layer = output && stepLayer(output, focused?.layer);
      return layer && void air.order({ action: 'step', layer, to: intent.do, label: layerName(layer) });
    }
    case 'lock': {
      const layer = focused?.layer ?? onAir;
      const mine = layer && output?.locks.some((l) => l.layer === layer && l.by === air.me);
      return layer && void air.order({ action: mine ? 'unlock' : 'lock', layer, label: layerName(layer) });
    }
    case 'panic': return void air.order({ action: output?.panic ? 'resume' : 'panic' });
    case 'clear_all': return void (air.may && air.order({ action: 'clear_all' }));
    case 'freeze': return navigate(`${paths.air(air.contest, 'data')}${location.search}`);
    case 'undo':
      return void calls.undoLast(air.contest).then((c) => { toast(at('undone', { value: c.before || c.target })); return air.refresh(); }, (error: unknown) => toast(explainAir(error), 'bad'));
  }
}
