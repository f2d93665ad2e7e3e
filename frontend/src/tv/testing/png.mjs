/** Reading the pixels of a screenshot: PNG, 8 bits a channel, not interlaced. */
import { inflateSync } from 'node:zlib';

/** Width, height and RGBA bytes. */
export function decode(png) {
  let at = 8;
  let head;
  const parts = [];
  while (at < png.length) {
    const size = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + size);
    if (type === 'IHDR') head = { w: body.readUInt32BE(0), h: body.readUInt32BE(4), channels: { 2: 3, 6: 4 }[body[9]] };
    if (type === 'IDAT') parts.push(body);
    at += 12 + size;
  }
  return { ...head, data: unfilter(inflateSync(Buffer.concat(parts)), head) };
}

function unfilter(raw, { w, h, channels }) {
  const stride = w * channels;
  const out = new Uint8Array(w * h * 4).fill(255);
  let before = new Uint8Array(stride);
  for (let y = 0; y < h; y++) {
    const filter = raw[y * (stride + 1)];
    const row = Uint8Array.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let i = 0; i < stride; i++) {
      const a = i >= channels ? row[i - channels] : 0;
      const b = before[i];
      const c = i >= channels ? before[i - channels] : 0;
      row[i] = (row[i] + [0, a, b, (a + b) >> 1, filter === 4 ? paeth(a, b, c) : 0][filter]) & 255;
    }
    for (let x = 0; x < w; x++) for (let k = 0; k < channels; k++) out[(y * w + x) * 4 + k] = row[x * channels + k];
    before = row;
  }
  return out;
}

function paeth(a, b, c) {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** How many pixels are not wholly transparent. */
export function ink({ data }) {
  let n = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) n++;
  return n;
}

/** The largest difference of any channel, and how many pixels differ. */
export function difference(a, b) {
  let most = 0;
  let pixels = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    let d = 0;
    for (let k = 0; k < 4; k++) d = Math.max(d, Math.abs(a.data[i + k] - b.data[i + k]));
    if (d > 0) pixels++;
    most = Math.max(most, d);
  }
  return { most, pixels };
}
