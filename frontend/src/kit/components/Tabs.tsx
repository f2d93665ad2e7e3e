import { useId } from 'preact/hooks';
import { useCentred } from '../centred';
import './tabs.css';

export interface Tab<V extends string> {
  value: V;
  label: string;
  count?: number | string;
}

export interface TabsProps<V extends string> {
  label: string;
  tabs: readonly Tab<V>[];
  value: V;
  onValue: (value: V) => void;
  /** The id of the panel that the tabs govern. */
  panel: string;
}

/** Views of one page. Arrow keys move between them. */
export function Tabs<V extends string>({ label, tabs, value, onValue, panel }: TabsProps<V>) {
  const id = useId();
  const list = useCentred<HTMLDivElement>('[aria-selected=true]', value);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : undefined;
    if (step === undefined && to === undefined) return;
    event.preventDefault();
    const now = tabs.findIndex((t) => t.value === value);
    const next = to ?? (now + step! + tabs.length) % tabs.length;
    onValue(tabs[next]!.value);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((t) => (
        <button key={t.value} id={`${id}-${t.value}`} class="tab" role="tab" type="button" aria-selected={t.value === value} aria-controls={panel} tabIndex={t.value === value ? 0 : -1} onClick={() => onValue(t.value)}>
          {t.label}
          {t.count !== undefined && <span class="tab-count figures">{t.count}</span>}
        </button>
      ))}
    </div>
  );
}
