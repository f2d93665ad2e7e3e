import { plain } from '../../kit/format';

/** A test for texts that hold every word of the query, marks and case aside. */
export function matcher(query: string): (text: string) => boolean {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return (text) => {
    if (wanted.length === 0) return true;
    const have = plain(text);
    return wanted.every((word) => have.includes(word));
  };
}
