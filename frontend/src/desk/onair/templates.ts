/** What the form of each graphic asks: where its data may come from and which texts are the operator's own. */
import type { Layer, Template } from '../../tv/wire';
import type { AirBinding, AirItem } from './wire';

export type Source = AirBinding['source'];
/** How a text is typed. */
export type TextKind = 'line' | 'lines' | 'minutes' | 'moment' | 'pattern';
export interface TextField { key: string; kind: TextKind }
export interface TemplateForm { layer: Layer; sources: readonly Source[]; texts: readonly TextField[] }

const line = (...keys: string[]): TextField[] => keys.map((key) => ({ key, kind: 'line' as const }));

export const layers: readonly Layer[] = ['full', 'corner', 'lower', 'main', 'bg'];

export const forms: Record<Template, TemplateForm> = {
  title: { layer: 'main', sources: ['round', 'none'], texts: line('title', 'subtitle', 'organiser') },
  lowerthird: { layer: 'lower', sources: ['none'], texts: line('name', 'role', 'tag') },
  leaderboard: { layer: 'main', sources: ['board', 'result'], texts: line('title', 'subtitle') },
  ribbon: { layer: 'lower', sources: ['board', 'result'], texts: line('title') },
  spotlight: { layer: 'lower', sources: ['board', 'result'], texts: line('title', 'explain', 'gap') },
  versus: { layer: 'main', sources: ['board', 'units'], texts: line('title') },
  unitboard: { layer: 'main', sources: ['units', 'result'], texts: line('title', 'subtitle') },
  participation: { layer: 'main', sources: ['units'], texts: line('title', 'subtitle') },
  figures: { layer: 'main', sources: ['figures'], texts: line('title') },
  question: { layer: 'main', sources: ['question'], texts: [] },
  countdown: { layer: 'main', sources: ['round', 'none'], texts: [...line('title', 'note'), { key: 'minutes', kind: 'minutes' }, { key: 'ends_at', kind: 'moment' }] },
  timer: { layer: 'corner', sources: ['round', 'none'], texts: [...line('label'), { key: 'minutes', kind: 'minutes' }, { key: 'ends_at', kind: 'moment' }] },
  bug: { layer: 'corner', sources: ['none', 'figures'], texts: line('text', 'figure') },
  ticker: { layer: 'lower', sources: ['none'], texts: [...line('label'), { key: 'items', kind: 'lines' }] },
  join: { layer: 'corner', sources: ['round', 'none'], texts: line('title', 'url', 'note') },
  reveal: { layer: 'full', sources: ['reveal'], texts: line('title') },
  podium: { layer: 'full', sources: ['result'], texts: line('title') },
  sponsor: { layer: 'full', sources: ['none'], texts: [...line('title'), { key: 'items', kind: 'lines' }, ...line('image')] },
  slate: { layer: 'full', sources: ['none'], texts: line('title', 'text') },
  pattern: { layer: 'full', sources: ['none'], texts: [{ key: 'kind', kind: 'pattern' }] },
};

/** In the order in which a show needs them. */
export const templates = Object.keys(forms) as Template[];
export const patterns = ['bars', 'align', 'sync', 'clock', 'text'] as const;

/** Whether a source reads a round at all. */
export const ofRound = (source: Source): boolean => source !== 'none';

/** Which further choices a binding asks for. */
export function asks(item: AirItem): { group: boolean; rows: boolean; ranking: boolean; optimism: boolean; people: number; units: number; question: boolean; reveal: boolean } {
  const { template, binding: { source } } = item;
  const list = ['leaderboard', 'ribbon', 'unitboard', 'participation'].includes(template);
  const people = source === 'board' || source === 'result';
  return {
    group: ['board', 'result', 'reveal'].includes(source),
    rows: list,
    ranking: source === 'units' || (source === 'result' && template === 'unitboard'),
    optimism: source === 'board' && (template === 'leaderboard' || template === 'ribbon'),
    people: people && template === 'spotlight' ? 1 : people && template === 'versus' ? 2 : 0,
    units: source === 'units' && template === 'versus' ? 2 : 0,
    question: source === 'question',
    reveal: source === 'reveal',
  };
}

/** A new item of a template, with what is usual. */
export function newItem(id: string, template: Template, label: string, round: string): AirItem {
  const { layer, sources } = forms[template];
  const source = sources[0]!;
  const ttl = template === 'lowerthird' || template === 'spotlight';
  return {
    id, label, template, layer, notes: '', text: template === 'pattern' ? { kind: 'bars' } : {},
    binding: { source, ...(ofRound(source) && round ? { round_id: round } : {}) },
    out: ttl ? { rule: 'ttl', ms: 8000 } : { rule: 'manual', ms: 0 },
  };
}

/** The same item as another template: what both know stays. */
export function retemplate(item: AirItem, template: Template): AirItem {
  const { layer, sources, texts } = forms[template];
  const keys = new Set(texts.map((t) => t.key));
  const source = sources.includes(item.binding.source) ? item.binding.source : sources[0]!;
  return {
    ...item, template, layer,
    binding: { ...item.binding, source },
    text: Object.fromEntries(Object.entries(item.text).filter(([key]) => keys.has(key))),
  };
}
