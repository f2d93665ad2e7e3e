import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { CrossIcon } from '../icon';
import { kt } from '../words';
import { Field, type FieldProps } from './Field';
import './combobox.css';

/** One thing that can be chosen. */
export interface Match {
  id: string;
  label: string;
  /** Second line: where it belongs. */
  note?: string;
}

export interface ComboboxProps extends Omit<FieldProps, 'children'> {
  value: Match | undefined;
  onValue: (value: Match | undefined) => void;
  /** Finds matches; rejects when the server cannot be reached. Called with '' when opened empty. */
  search: (text: string, signal: AbortSignal) => Promise<readonly Match[]>;
  placeholder?: string;
  /** Milliseconds to wait for the next letter. */
  settle?: number;
  /** Shown under the matches, e.g. what to do when one's unit is missing. */
  footer?: ComponentChildren;
}

/** Type a few letters, choose from what matches: the ARIA combobox pattern, by finger or keyboard. */
export function Combobox({ value, onValue, search, placeholder, settle = 160, footer, ...field }: ComboboxProps) {
  const text = useSignal(value?.label ?? '');
  const open = useSignal(false);
  const matches = useSignal<readonly Match[]>([]);
  const active = useSignal(-1);
  const failed = useSignal(false);
  const found = useSignal(false);
  const stale = useSignal(false); // what is listed was found for other letters
  const running = useRef<AbortController | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    text.value = value?.label ?? '';
  }, [value?.id]);
  useEffect(() => () => {
    clearTimeout(timer.current);
    running.current?.abort();
  }, []);

  function look(what: string, wait: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      running.current?.abort();
      const controller = (running.current = new AbortController());
      try {
        matches.value = await search(what, controller.signal);
        failed.value = false;
        found.value = true;
        stale.value = false;
        active.value = matches.value.length > 0 && what ? 0 : -1;
      } catch {
        if (!controller.signal.aborted) failed.value = true;
      }
    }, wait);
  }

  function type(next: string) {
    text.value = next;
    open.value = true;
    if (value) onValue(undefined);
    stale.value = true;
    look(next.trim(), settle);
  }
  function show() {
    if (open.value || value) return;
    open.value = true;
    look(text.value.trim(), 0);
  }
  function choose(match: Match) {
    onValue(match);
    text.value = match.label;
    open.value = false;
  }
  function leave() {
    open.value = false;
    if (!value) text.value = '';
  }
  function key(event: KeyboardEvent) {
    const last = matches.value.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open.value) return show();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active.value = active.value + step > last ? 0 : active.value + step < 0 ? last : active.value + step;
    } else if (event.key === 'Enter' && open.value) {
      // The list may still be on its way to what was typed: Enter must not send the form meanwhile.
      event.preventDefault();
      if (!stale.value && matches.value[active.value]) choose(matches.value[active.value]!);
    } else if (event.key === 'Escape' && open.value) {
      event.stopPropagation();
      open.value = false;
    }
  }

  return (
    <Field {...field}>
      {(described) => {
        const list = `${described.id}-list`;
        return (
          <div class="combobox">
            <input
              {...described}
              ref={input}
              class="control"
              type="text"
              role="combobox"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              aria-autocomplete="list"
              aria-expanded={open.value}
              aria-controls={list}
              aria-activedescendant={open.value && active.value >= 0 ? `${list}-${active.value}` : undefined}
              placeholder={placeholder}
              value={text.value}
              onInput={(e) => type(e.currentTarget.value)}
              onFocus={show}
              onClick={show}
              onBlur={leave}
              onKeyDown={key}
            />
            {value && (
              <button type="button" class="combobox-clear" aria-label={kt('clear')} onClick={() => { onValue(undefined); text.value = ''; input.current?.focus(); }}>
                <CrossIcon size="1.1em" />
              </button>
            )}
            <div class="combobox-panel" hidden={!open.value} onMouseDown={(e) => e.preventDefault()}>
              <ul id={list} class="combobox-list" role="listbox" aria-busy={stale.value || undefined} aria-label={typeof field.label === 'string' ? field.label : undefined}>
                {matches.value.map((m, i) => (
                  <li key={m.id} id={`${list}-${i}`} role="option" aria-selected={i === active.value} class="combobox-match" onClick={() => stale.value || choose(m)}>
                    <span>{m.label}</span>
                    {m.note && <span class="combobox-note">{m.note}</span>}
                  </li>
                ))}
              </ul>
              {failed.value && <div class="combobox-empty">{kt('errorOffline')}</div>}
              {!failed.value && found.value && matches.value.length === 0 && <div class="combobox-empty">{text.value ? kt('noMatch') : kt('typeMore')}</div>}
              {footer && <div class="combobox-footer">{footer}</div>}
            </div>
            <span class="visually-hidden" role="status">{open.value && found.value ? kt('matches', { n: matches.value.length }) : ''}</span>
          </div>
        );
      }}
    </Field>
  );
}
