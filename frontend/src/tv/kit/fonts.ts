/** The faces inside a kit, as bytes: no host's address, no policy and no network stands between them and the page. */
import files from 'virtual:tv-fonts';

const decoded = new Map<string, ArrayBuffer>();

/** The bytes of a face such as "noto-sans-latin-500". */
export function kitFont(name: string): ArrayBuffer | undefined {
  const known = decoded.get(name);
  if (known) return known;
  const text = files[name];
  if (!text) return undefined;
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  decoded.set(name, bytes.buffer);
  return bytes.buffer;
}
