/** Pictures for tests: a PNG of one colour, to be known again by its pixels. */
import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour, given as [r, g, b]. */
export function paint([r, g, b], width = 320, height = 180) {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([r, g, b]))]);
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2], 8);
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const pixels = deflateSync(Buffer.concat(Array(height).fill(row)));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** The colour in the middle of an image element that has loaded. */
export function pixel(image) {
  return image.evaluate((img) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: img.naturalWidth, height: img.naturalHeight });
    const pen = canvas.getContext('2d');
    pen.drawImage(img, 0, 0);
    return [...pen.getImageData(img.naturalWidth >> 1, img.naturalHeight >> 1, 1, 1).data.subarray(0, 3)];
  });
}
