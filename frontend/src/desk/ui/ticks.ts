/** What stands beside the marks of an axis. */
import { date, time } from '../../kit/format';

const day = 86_400;

/**
 * Labels of moments (seconds since 1970): times of day; over several days, the
 * date where a day begins. One that would repeat its neighbour is left out:
 * within a minute every tick is the same minute.
 */
export function timeLabels(at: readonly number[]): string[] {
  const long = at.length > 1 && at.at(-1)! - at[0]! >= day;
  const labels = at.map((s) => (long && time(s * 1000) === midnight ? date(s * 1000).slice(0, 5) : time(s * 1000)));
  return labels.map((label, i) => (label === labels[i - 1] ? '' : label));
}

const midnight = '00:00';
