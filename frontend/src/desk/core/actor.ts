import { dt } from './words';

/** Who did something, in words: the clock has no name of its own. */
export const actorName = (by: string) => (by === '' || by === 'clock' ? dt('byClock') : by);
