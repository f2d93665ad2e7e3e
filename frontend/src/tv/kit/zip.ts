/** A zip archive, deflated, with the time stamps left at zero so that the same content is the same file. */
import { crc32, deflateRawSync } from 'node:zlib';

export function zip(files: Record<string, string | Uint8Array>): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const name of Object.keys(files)) {
    const body = Buffer.from(files[name] as Uint8Array);
    const packed = deflateRawSync(body, { level: 9 });
    const path = Buffer.from(name, 'utf8');
    const head = entry(crc32(body), packed.length, body.length, path.length);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), head, path, packed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    parts.push(local);
    index.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), head, central, path]));
    offset += local.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(index.length, 8);
  end.writeUInt16LE(index.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** The fields that the local and the central header share: version, UTF-8 flag, deflate, 1 January 1980, sums and sizes. */
function entry(crc: number, packed: number, size: number, name: number): Buffer {
  const b = Buffer.alloc(26);
  b.writeUInt16LE(20, 0);
  b.writeUInt16LE(0x0800, 2);
  b.writeUInt16LE(8, 4);
  b.writeUInt16LE(0x21, 8);
  b.writeUInt32LE(crc >>> 0, 10);
  b.writeUInt32LE(packed, 14);
  b.writeUInt32LE(size, 18);
  b.writeUInt16LE(name, 22);
  return b;
}
