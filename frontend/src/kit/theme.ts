/** The reader's own choices: scheme and text size. boot-1.js applies them before the first paint. */
import { signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';
/** 1 is 85 %, 2 is 100 %, 5 is 150 %. */
export type Scale = 1 | 2 | 3 | 4 | 5;

const root = document.documentElement;

export const theme = signal<Theme>((root.dataset.theme as Theme | undefined) ?? 'auto');
export const scale = signal<Scale>((Number(root.dataset.scale) || 2) as Scale);

export function setTheme(next: Theme): void {
  theme.value = next;
  if (next === 'auto') delete root.dataset.theme;
  else root.dataset.theme = next;
  remember('theme', next);
}

/** True while the reader asks for more contrast than the look gives. */
export const contrast = signal(root.dataset.contrast === 'more');

export function setContrast(more: boolean): void {
  contrast.value = more;
  if (more) root.dataset.contrast = 'more';
  else delete root.dataset.contrast;
  remember('contrast', more ? 'more' : '');
}

export function setScale(next: number): void {
  const value = Math.min(5, Math.max(1, Math.round(next))) as Scale;
  scale.value = value;
  root.dataset.scale = String(value);
  remember('scale', String(value));
}

/** True when the scheme in force is dark, chosen or inherited from the system. */
export function isDark(): boolean {
  if (theme.value !== 'auto') return theme.value === 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

/** True when the reader asked for less movement. */
export function lessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`hoithi.${name}`, value);
  } catch {
    // The choice then lasts for this page.
  }
}
