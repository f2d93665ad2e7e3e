import { useState } from 'preact/hooks';
import { SettingsIcon } from '../../kit/icons';
import type { Column } from './Table';
import { ut } from './words';
import './columns.css';

const key = (name: string) => `hoithi.desk.columns.${name}`;

/** The columns to show, the reader's choice remembered on this device. The naming column always stays. */
export function useColumnChoice<T>(name: string, all: Column<T>[]): { columns: Column<T>[]; hidden: ReadonlySet<string>; toggle(column: string): void } {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(stored(name)));
  const toggle = (column: string) => {
    const next = new Set(hidden);
    if (!next.delete(column)) next.add(column);
    setHidden(next);
    try {
      localStorage.setItem(key(name), JSON.stringify([...next]));
    } catch {
      // The choice then lasts for this page.
    }
  };
  return { columns: all.filter((c) => c.main || !hidden.has(c.key)), hidden, toggle };
}

function stored(name: string): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key(name)) ?? '[]');
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}

/** Ticks for the columns of a table. Escape closes it. */
export function ColumnChoice<T>({ all, hidden, toggle }: { all: readonly Column<T>[]; hidden: ReadonlySet<string>; toggle(column: string): void }) {
  return (
    <details
      class="columns-choice"
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || !e.currentTarget.open) return;
        e.stopPropagation();
        e.currentTarget.open = false;
        e.currentTarget.querySelector('summary')?.focus();
      }}
      onFocusOut={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget as Node | null)) e.currentTarget.open = false;
      }}
    >
      <summary><SettingsIcon size="1em" />{ut('columns')}</summary>
      <fieldset>
        <legend class="visually-hidden">{ut('columns')}</legend>
        {all.filter((c) => !c.main && c.label).map((c) => (
          <label key={c.key}><input type="checkbox" checked={!hidden.has(c.key)} onChange={() => toggle(c.key)} />{c.label}</label>
        ))}
      </fieldset>
    </details>
  );
}
