/** What stands beside the marks of an axis. */

/** Labels without those that repeat the one before: within a minute, every tick is the same minute. */
export function once(labels: string[]): string[] {
  return labels.map((label, i) => (label === labels[i - 1] ? '' : label));
}
