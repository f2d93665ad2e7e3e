import { afterEach, describe, expect, it } from 'vitest';
import { shortcuts, startShortcuts } from './keys';

describe('shortcuts', () => {
  let now = 0;
  const pressed: string[] = [];
  const press = (key: string, target: EventTarget = document.body) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const start = () => {
    shortcuts.value = ['j', 'g o', '?'].map((keys) => ({ keys, label: keys, run: () => void pressed.push(keys) }));
    return startShortcuts(() => now);
  };
  let stop = () => {};
  afterEach(() => {
    stop();
    pressed.length = 0;
    shortcuts.value = [];
  });
  it('hears one key, or two in a row', () => {
    stop = start();
    press('j');
    press('g');
    press('o');
    expect(pressed).toEqual(['j', 'g o']);
  });
  it('forgets the first key after a while', () => {
    stop = start();
    press('g');
    now += 2000;
    press('o');
    expect(pressed).toEqual([]);
  });
  it('leaves Enter to a focused button', () => {
    stop = start();
    shortcuts.value = [...shortcuts.value, { keys: 'Enter', label: 'Enter', run: () => void pressed.push('Enter') }];
    press('Enter', document.body.appendChild(document.createElement('button')));
    expect(pressed).toEqual([]);
    press('Enter');
    expect(pressed).toEqual(['Enter']);
  });
  it('rests while somebody types', () => {
    stop = start();
    const input = document.body.appendChild(document.createElement('input'));
    press('j', input);
    expect(pressed).toEqual([]);
  });
});
