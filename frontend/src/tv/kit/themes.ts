/** The themes that a kit carries. */
import type { Theme } from '../wire';
import soiNoi from '../themes/soi-noi.json';
import trangTrong from '../themes/trang-trong.json';

export const kitThemes: Record<string, Theme> = { 'trang-trong': trangTrong as Theme, 'soi-noi': soiNoi as Theme };

/** A theme by its id, or given whole; undefined when it is neither. */
export function themeNamed(value: unknown): Theme | undefined {
  if (typeof value === 'string') return kitThemes[value.trim()];
  return typeof value === 'object' && value !== null && 'colors' in value && 'fonts' in value ? (value as Theme) : undefined;
}
