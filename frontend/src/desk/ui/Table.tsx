/** The desk's list of rows: sticky header, sorting, chosen columns, moved through by keyboard; cards on a narrow screen. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useShortcuts } from '../core/keys';
import { ut } from './words';
import type { Sort } from './sort';
import './table.css';

export interface Column<T> {
  key: string;
  label: string;
  render(row: T, index: number): ComponentChildren;
  /** Makes the header sort by this value. */
  sort?: (row: T) => string | number;
  align?: 'end' | 'center';
  /** CSS width of the column. */
  width?: string;
  /** CSS width that it never goes below. */
  least?: string;
  /** Left out on a tablet. */
  wide?: boolean;
  /** The cell that names the row: first on a card, and a row header to a screen reader. */
  main?: boolean;
  /** Left out while details are open beside the table. */
  minor?: boolean;
  /** Never broken into lines on a wide screen. */
  short?: boolean;
  /** No label on a card: the value speaks for itself. */
  bare?: boolean;
}

interface TableProps<T> {
  label: string;
  columns: Column<T>[];
  rows: readonly T[];
  id(row: T): string;
  /** The row shown in the details pane. */
  current?: string;
  onOpen?(row: T): void;
  sort?: Sort;
  onSort?(key: string): void;
  /** Ticked rows; with onTick the first column is a box. */
  ticked?: ReadonlySet<string>;
  onTick?(ids: ReadonlySet<string>): void;
  tickLabel?(row: T): string;
  /** Adds j, k and Enter while the table is in sight. */
  keys?: boolean;
  tone?(row: T): string | undefined;
}

export function Table<T>(props: TableProps<T>) {
  const { rows, id, onOpen, columns } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, Boolean(props.keys && onOpen));
  return (
    <div class="table-wrap">
      <table class="table" aria-label={props.label}>
        <Head {...props} />
        <tbody ref={body}>
          {rows.map((row, i) => (
            <tr
              key={id(row)}
              class={classes(onOpen && 'table-open', props.current === id(row) && 'table-current', props.tone?.(row))}
              tabIndex={onOpen ? 0 : undefined}
              aria-current={props.current === id(row) || undefined}
              onClick={onOpen && ((e) => !interactive(e.target) && onOpen(row))}
              onKeyDown={onOpen && ((e) => {
                if (e.key === 'Enter' && e.target === e.currentTarget) onOpen(row);
              })}
            >
              {props.onTick && <TickCell table={props} row={row} />}
              {columns.map((c) => <Cell key={c.key} column={c} row={row} index={i} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ') || undefined;

function Cell<T>({ column: c, row, index }: { column: Column<T>; row: T; index: number }) {
  const shared = {
    class: classes('table-cell', c.align && `table-${c.align}`, c.main && 'table-main', c.short && 'table-short', c.minor && 'table-minor', c.wide && 'table-wide'),
    'data-label': c.bare || c.main ? undefined : c.label,
  };
  const content = c.render(row, index);
  return c.main ? <th scope="row" {...shared}>{content}</th> : <td {...shared}><div class="table-value">{content}</div></td>;
}

function TickCell<T>({ table: p, row }: { table: TableProps<T>; row: T }) {
  const key = p.id(row);
  return (
    <td class="table-tick">
      <input
        type="checkbox"
        aria-label={p.tickLabel?.(row) ?? ut('tickRow')}
        checked={p.ticked?.has(key)}
        onChange={() => p.onTick!(toggled(p.ticked ?? new Set(), key))}
      />
    </td>
  );
}

function Head<T>(p: TableProps<T>) {
  const all = p.rows.length > 0 && p.rows.every((row) => p.ticked?.has(p.id(row)));
  return (
    <thead>
      <tr>
        {p.onTick && (
          <th class="table-tick" scope="col">
            <input type="checkbox" aria-label={ut('tickAll')} checked={all} onChange={() => p.onTick!(new Set(all ? [] : p.rows.map(p.id)))} />
          </th>
        )}
        {p.columns.map((c) => (
          <th
            key={c.key}
            scope="col"
            class={classes(c.align && `table-${c.align}`, c.minor && 'table-minor', c.wide && 'table-wide')}
            style={c.width || c.least ? { width: c.width, minWidth: c.least } : undefined}
            aria-sort={p.sort?.key === c.key ? (p.sort.down ? 'descending' : 'ascending') : undefined}
          >
            {c.sort && p.onSort ? (
              <button type="button" class="table-sort" onClick={() => p.onSort!(c.key)}>
                {c.label}<span aria-hidden="true">{p.sort?.key === c.key ? (p.sort.down ? '▼' : '▲') : '↕'}</span>
              </button>
            ) : c.bare ? <span class="visually-hidden">{c.label}</span> : c.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

const interactive = (target: EventTarget | null) => target instanceof Element && target.closest('a, button, input, select, label, summary') !== null;

function useRowKeys(body: { current: HTMLTableSectionElement | null }, on: boolean): void {
  const step = (by: number) => {
    const rows = [...(body.current?.rows ?? [])];
    const at = rows.findIndex((r) => r.contains(document.activeElement));
    const known = at >= 0 ? at : rows.findIndex((r) => r.classList.contains('table-current'));
    const next = known < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, known + by));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts(on ? [
    { keys: 'j', label: ut('keyNext'), run: () => step(1) },
    { keys: 'k', label: ut('keyPrevious'), run: () => step(-1) },
  ] : []);
}
