/** How small and how large letters may be, in pixels of the 1080-line stage. */
import type { Theme } from '../wire';

/** The least sizes in pixels at 1080 lines, from the table of the legibility rules. */
export const leastSizes: Theme['sizes'] = { row: 36, question: 48, answer: 44, score: 72, timer: 96, small: 28 };

/** Sizes beyond which the graphics no longer fit their places. */
export const mostSizes: Theme['sizes'] = { row: 56, question: 72, answer: 60, score: 140, timer: 140, small: 48 };
