import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { ArrowUpIcon, CrossIcon } from '../../kit/icons';
import { moved } from '../core/reorder';
import { without } from '../core/replace';
import { ut } from './words';
import './reorder.css';

interface ReorderProps<T> {
  items: readonly T[];
  label: string;
  id(item: T): string;
  name(item: T): string;
  onChange(items: T[]): void;
  children?(item: T, index: number): ComponentChildren;
  /** At least so many must stay. */
  least?: number;
  disabled?: boolean;
}

/** A list whose order means something: buttons, Alt + arrows, or dragging. */
export function Reorder<T>({ items, label, id, name, onChange, children, least = 0, disabled }: ReorderProps<T>) {
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [held, setHeld] = useState<number | undefined>();
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length || from === to) return;
    onChange(moved(items, from, to));
    setSaid(ut('movedTo', { name: name(items[from]!), n: to + 1, total: items.length }));
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('.reorder-item')[to]?.focus());
  };
  const key = (event: KeyboardEvent, i: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(i, i + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <div>
      <ol ref={list} class="reorder" role="list" aria-label={label}>
        {items.map((item, i) => (
          <li
            key={id(item)}
            class={`reorder-item ${held === i ? 'reorder-held' : ''}`}
            tabIndex={disabled ? undefined : 0}
            draggable={!disabled}
            onKeyDown={(e) => key(e, i)}
            onDragStart={() => setHeld(i)}
            onDragEnd={() => setHeld(undefined)}
            onDragOver={(e) => e.preventDefault()}
            onDrop={(e) => { e.preventDefault(); if (held !== undefined) move(held, i); setHeld(undefined); }}
          >
            <span class="reorder-number figures" aria-hidden="true">{i + 1}</span>
            <span class="reorder-name">{children ? children(item, i) : name(item)}</span>
            {!disabled && <>
              <button class="icon-button" type="button" disabled={i === 0} aria-label={ut('moveUp', { name: name(item) })} onClick={() => move(i, i - 1)}><ArrowUpIcon size="1em" /></button>
              <button class="icon-button reorder-down" type="button" disabled={i === items.length - 1} aria-label={ut('moveDown', { name: name(item) })} onClick={() => move(i, i + 1)}><ArrowUpIcon size="1em" /></button>
              <button class="icon-button" type="button" disabled={items.length <= least} aria-label={ut('remove', { name: name(item) })} onClick={() => onChange(without(items, i))}><CrossIcon size="1em" /></button>
            </>}
          </li>
        ))}
      </ol>
      <span class="visually-hidden" role="status">{said}</span>
    </div>
  );
}
