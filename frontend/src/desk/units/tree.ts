/** The tree of units as rows: what is open, what fits a search. Pure. */
import type { DeskUnit } from '../../kit/wire';
import { matcher } from '../core/search';

export interface UnitRow {
  unit: DeskUnit;
  depth: number;
  children: number;
}

interface Node {
  unit: DeskUnit;
  children: Node[];
}

/** Builds the tree in the order given. A unit whose parent is unknown, or itself below it, stands at the root. */
export function tree(units: readonly DeskUnit[]): Node[] {
  const nodes = new Map<string, Node>(units.map((unit) => [unit.id, { unit, children: [] }]));
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = node.unit.parent_id && !loops(nodes, node.unit) ? nodes.get(node.unit.parent_id) : undefined;
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

function loops(nodes: Map<string, Node>, unit: DeskUnit): boolean {
  const seen = new Set<string>();
  for (let at: DeskUnit | undefined = unit; at; at = at.parent_id ? nodes.get(at.parent_id)?.unit : undefined) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}

/** The rows in sight. A search shows every match with the units above it, whatever is open. */
export function rows(roots: readonly Node[], open: ReadonlySet<string>, query = ''): UnitRow[] {
  const out: UnitRow[] = [];
  const fits = matcher(query);
  const searching = query.trim() !== '';
  const hits = searching ? holding(roots, (u) => fits(`${u.name} ${u.aliases.join(' ')}`)) : undefined;
  const walk = (nodes: readonly Node[], depth: number) => {
    for (const { unit, children } of nodes) {
      if (hits && !hits.has(unit.id)) continue;
      out.push({ unit, depth, children: children.length });
      if (searching || open.has(unit.id)) walk(children, depth + 1);
    }
  };
  walk(roots, 0);
  return out;
}

function holding(roots: readonly Node[], fits: (unit: DeskUnit) => boolean): Set<string> {
  const kept = new Set<string>();
  const keep = ({ unit, children }: Node): boolean => {
    const below = children.map(keep).some(Boolean);
    if (below || fits(unit)) kept.add(unit.id);
    return kept.has(unit.id);
  };
  roots.forEach(keep);
  return kept;
}

/** How many units themselves fit a search. */
export function matches(units: readonly DeskUnit[], query: string): number {
  const fits = matcher(query);
  return units.filter((u) => fits(`${u.name} ${u.aliases.join(' ')}`)).length;
}
