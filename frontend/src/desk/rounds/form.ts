/** The rules as a form: what is short in the bank, where a problem belongs, what a new part starts with. */
import type { DeskBank, DeskRound, Group, Preset, RoundEdit, Rules } from '../../kit/wire';

export type Line = Rules['paper']['sources'][number]['lines'][number];
export type Source = Rules['paper']['sources'][number];
export type SectionId = 'window' | 'attempts' | 'paper' | 'time' | 'prediction' | 'ranking' | 'units' | 'show' | 'prizes';

export const sectionIds: readonly SectionId[] = ['window', 'attempts', 'paper', 'time', 'prediction', 'ranking', 'units', 'show', 'prizes'];

/** What can be saved of a round. */
export function editOf(round: DeskRound): RoundEdit {
  const { name, name_en, opens_ms, closes_ms, rules, rules_version } = round;
  return { name, name_en, opens_ms, closes_ms, rules, rules_version };
}

/** Approved questions that a line of the blueprint can draw from. */
export function available(bank: DeskBank | undefined, line: Pick<Line, 'topic' | 'level'>): number {
  if (!bank) return 0;
  return bank.by_topic
    .filter((cell) => (!line.topic || cell.topic === line.topic) && (!line.level || cell.level === line.level))
    .reduce((sum, cell) => sum + cell.approved, 0);
}

/** How long a paper is and what it is worth at most. */
export function paperTotal(source: Source, defaultPoints: number): { questions: number; points: number } {
  return source.lines.reduce(
    (sum, line) => ({ questions: sum.questions + line.count, points: sum.points + line.count * (line.points || defaultPoints) }),
    { questions: 0, points: 0 },
  );
}

/** "rules.paper.sources[0].lines[1].count" and "paper.sources.0.lines.1.count" are one place. */
export function normalPath(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1').replace(/^rules\./, '').replace(/^\./, '');
}

/** The section of the form that a problem's path belongs to. */
export function sectionOf(path: string): SectionId {
  const head = normalPath(path).split('.')[0]!;
  return sectionIds.find((id) => id === head) ?? 'window';
}

/** The group whose paper a problem is about; "" where it is about none in particular. */
export function groupAt(edit: RoundEdit, path: string, groups: readonly Group[]): string {
  const [, part, index] = normalPath(path).split('.');
  const group = part === 'sources' ? edit.rules.paper.sources[Number(index)]?.group : undefined;
  return groups.find((g) => g.id === group)?.name ?? '';
}

/** The first message about a place or something below it. */
export function problemAt(problems: readonly { path: string; message: string }[], place: string): string | undefined {
  return problems.find(({ path }) => {
    const p = normalPath(path);
    return p === place || p.startsWith(`${place}.`);
  })?.message;
}

/** Gives every source a bank when there is but one, and keeps only sources of groups that the contest has. */
export function fitted(rules: Rules, banks: readonly DeskBank[], groups: readonly Group[]): Rules {
  const only = banks.length === 1 ? banks[0]!.id : '';
  const known = (id: string) => !id || groups.some((g) => g.id === id);
  const sources = rules.paper.sources.filter((s) => known(s.group)).map((s) => ({ ...s, bank_id: banks.some((b) => b.id === s.bank_id) ? s.bank_id : only }));
  return { ...rules, paper: { ...rules.paper, sources: sources.length > 0 ? sources : [{ group: '', bank_id: only, lines: [{ topic: '', level: 0, count: 10, points: 0 }] }] } };
}

const week = 7 * 86_400_000;
const hour = 3_600_000;

/** The window of the next round: a week after the last one, else a week from the next Monday 08:00 (UTC+7) to Sunday 20:00. */
export function nextWindow(rounds: readonly Pick<DeskRound, 'opens_ms' | 'closes_ms'>[], now: number): { opens_ms: number; closes_ms: number } {
  const last = rounds.reduce<Pick<DeskRound, 'opens_ms' | 'closes_ms'> | undefined>((a, r) => (!a || r.opens_ms > a.opens_ms ? r : a), undefined);
  if (last) {
    const weeks = Math.max(1, Math.ceil((now - last.opens_ms) / week), Math.ceil((last.closes_ms - last.opens_ms) / week));
    return { opens_ms: last.opens_ms + weeks * week, closes_ms: last.closes_ms + weeks * week };
  }
  const local = new Date(now + 7 * hour);
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - 7 * hour;
  const toMonday = ((8 - local.getUTCDay()) % 7) || 7;
  const opens_ms = midnight + toMonday * 24 * hour + 8 * hour;
  return { opens_ms, closes_ms: opens_ms + 6 * 24 * hour + 12 * hour };
}

/** The preset whose groups are the contest's: most likely the one that it was made from. */
export function likelyPreset(presets: readonly Preset[], groups: readonly Group[]): Preset | undefined {
  const ids = (list: readonly Group[]) => list.map((g) => g.id).sort().join();
  return presets.find((p) => ids(p.groups) === ids(groups)) ?? presets[0];
}

/** True when two values would be written the same. */
export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
