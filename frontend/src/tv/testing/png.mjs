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
  const out = new Uint8Array(w * h * 4);
  const blank = new Uint8Array(stride);
  let before = blank;
  for (let y = 0; y < h; y++) {
    const row = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    undo[raw[y * (stride + 1)]](row, before, channels);
    if (channels === 4) out.set(row, y * stride);
    else widen(row, out, y * w * 4);
    before = row;
  }
  return out;
}

/** Each filter by its number, undone in place. A frame has eight million bytes: nothing is made for a byte. */
const undo = [
  () => undefined,
  (row, _, n) => { for (let i = n; i < row.length; i++) row[i] += row[i - n]; },
  (row, up) => { for (let i = 0; i < row.length; i++) row[i] += up[i]; },
  (row, up, n) => {
    for (let i = 0; i < n; i++) row[i] += up[i] >> 1;
    for (let i = n; i < row.length; i++) row[i] += (row[i - n] + up[i]) >> 1;
  },
  (row, up, n) => {
    for (let i = 0; i < n; i++) row[i] += up[i];
    for (let i = n; i < row.length; i++) row[i] += paeth(row[i - n], up[i], up[i - n]);
  },
];

function widen(row, out, at) {
  for (let i = 0; i < row.length; i += 3, at += 4) {
    out[at] = row[i];
    out[at + 1] = row[i + 1];
    out[at + 2] = row[i + 2];
    out[at + 3] = 255;
  }
}

function paeth(a, b, c) {
  const p = a + b - c;
  const pa = Math.abs(p - a);
  const pb = Math.abs(p - b);
  const pc = Math.abs(p - c);
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
