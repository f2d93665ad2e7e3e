/** Dates in a form: what an <input> holds against milliseconds, always on the contest's clock (Việt Nam, UTC+7, no summer time). */
const shift = 7 * 3_600_000;

/** "2025-09-29T08:00" for <input type="datetime-local">. */
export function toLocalInput(ms: number): string {
  if (!ms) return '';
  return new Date(ms + shift).toISOString().slice(0, 16);
}

/** Milliseconds since 1970; 0 when the input is empty or not a date. */
export function fromLocalInput(text: string): number {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(`${text.slice(0, 16)}:00Z`) : NaN;
  return Number.isNaN(ms) ? 0 : ms - shift;
}

/** The day of a moment on the contest's clock, "2025-09-29". */
export function dayOf(ms: number): string {
  return new Date(ms + shift).toISOString().slice(0, 10);
}
