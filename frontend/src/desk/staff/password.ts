/** Letters that cannot be taken for one another when read aloud or copied by hand. */
const letters = 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679';

/** A password of four groups of four, "k7Rm-xQ3h-…": about 90 bits. `random` fills bytes. */
export function makePassword(random: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => crypto.getRandomValues(bytes)): string {
  const out: string[] = [];
  const bytes = new Uint8Array(1);
  while (out.length < 16) {
    random(bytes);
    if (bytes[0]! < letters.length * 5) out.push(letters[bytes[0]! % letters.length]!); // no letter is likelier than another
  }
  return [0, 4, 8, 12].map((i) => out.slice(i, i + 4).join('')).join('-');
}
