import { plain } from '../../kit/format';

/** A test for texts that hold every word of the query, marks and case aside. */
export function matcher(query: string): (text: string) => boolean {
  const fits = plainMatcher(query);
  return (text) => fits(plain(text));
}

/** The same test for texts that are `plain` already: for long lists that are searched with every key. */
export function plainMatcher(query: string): (text: string) => boolean {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return (text) => wanted.every((word) => text.includes(word));
}
