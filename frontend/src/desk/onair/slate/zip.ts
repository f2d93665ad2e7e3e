/** A zip archive of files that are compressed already, such as PNG: stored as they are, with names in UTF-8. */
export interface Entry { name: string; body: Uint8Array<ArrayBuffer> }

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** The sum that zip and PNG use. */
export function crc32(body: Uint8Array): number {
  let c = 0xffffffff;
  for (const b of body) c = (table[(c ^ b) & 255] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

export function stored(entries: readonly Entry[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const index: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, body } of entries) {
    const path = new TextEncoder().encode(name);
    const shared = head(crc32(body), body.length, path.length);
    const local = join(numbers([0x04034b50, 4]), shared, path);
    // Central header: made by, the shared fields, then no comment, no attributes, and where the file begins.
    index.push(join(numbers([0x02014b50, 4], [20, 2]), shared, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path));
    parts.push(local, body);
    offset += local.length + body.length;
  }
  const size = index.reduce((n, p) => n + p.length, 0);
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [size, 4], [offset, 4], [0, 2]);
  return new Blob([...parts, ...index, end], { type: 'application/zip' });
}

/** What both headers say: version, UTF-8 flag, stored, 1 January 1980, sum, sizes, length of the name, nothing extra. */
const head = (sum: number, size: number, name: number) => numbers([20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2], [sum, 4], [size, 4], [size, 4], [name, 2], [0, 2]);

/** Numbers of 2 or 4 bytes, the least byte first. */
function numbers(...given: [value: number, bytes: 2 | 4][]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(given.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 255)));
}

function join(...parts: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) { out.set(p, at); at += p.length; }
  return out;
}
