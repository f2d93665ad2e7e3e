/** The least WebSocket server that a scripted test needs: text frames, no extensions. */
import { createHash } from 'node:crypto';

/** Completes the handshake; `onText` hears what the page says. Returns send and close. */
export function accept(request, socket, onText, onClose) {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
  let held = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    held = Buffer.concat([held, chunk]);
    for (let frame = read(held); frame; frame = read(held)) {
      held = held.subarray(frame.length);
      if (frame.opcode === 8) return socket.end();
      if (frame.opcode === 1) onText(frame.text);
    }
  });
  socket.on('close', onClose);
  socket.on('error', () => socket.destroy());
  return { send: (text) => socket.write(write(text)), close: () => socket.destroy() };
}

function read(buffer) {
  if (buffer.length < 6) return undefined;
  const short = buffer[1] & 127;
  const at = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (buffer.length < at + 4) return undefined;
  const size = short === 126 ? buffer.readUInt16BE(2) : short === 127 ? Number(buffer.readBigUInt64BE(2)) : short;
  if (buffer.length < at + 4 + size) return undefined;
  const mask = buffer.subarray(at, at + 4);
  const body = Buffer.from(buffer.subarray(at + 4, at + 4 + size)).map((b, i) => b ^ mask[i % 4]);
  return { opcode: buffer[0] & 15, text: body.toString('utf8'), length: at + 4 + size };
}

function write(text) {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x81, body.length]) : body.length < 65536 ? Buffer.from([0x81, 126, 0, 0]) : Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  if (head.length === 4) head.writeUInt16BE(body.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}
