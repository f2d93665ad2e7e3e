/** What a printed paper needs to know beside its questions. */
export interface PaperShape {
  codes: number;
  first: number;
  minutes: number;
  title: string;
  key: 'none' | 'end' | 'only';
  seed: string;
  fixed: boolean;
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A fresh code for a shuffle, short enough to be written on an envelope. */
export function freshSeed(random: () => number = Math.random): string {
  return Array.from({ length: 6 }, () => letters[Math.floor(random() * letters.length)]).join('');
}

/** The first numbers of a list in words, and how many follow. */
export function firstFew(numbers: readonly number[], most = 12): { list: string; rest: number } {
  return { list: numbers.slice(0, most).join(', '), rest: Math.max(0, numbers.length - most) };
}
