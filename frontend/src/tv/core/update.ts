/**
 * What hosts pass to `update()`: an object, a JSON string, JSON inside JSON,
 * CasparCG's XML, nothing, or rubbish. Rubbish is reported and changes nothing.
 */

/** Fields by name, our own or f0, f1 …; undefined when there was nothing usable. */
export interface Parsed { fields?: Record<string, unknown>; problem?: string }

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x);

/** Never throws. */
export function parseUpdate(input: unknown): Parsed {
  if (input === undefined || input === null || input === '') return {};
  if (isRecord(input)) return { fields: input };
  if (Array.isArray(input)) return { fields: { rows: input } };
  if (typeof input !== 'string') return { problem: `update: a ${typeof input} is no data` };
  const text = input.trim();
  if (text === '') return {};
  if (text.charAt(0) === '<') return parseXml(text);
  return parseJson(text, 3);
}

function parseJson(text: string, depth: number): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const mended = mend(text);
    if (mended === undefined) return { problem: 'update: invalid JSON' };
    value = mended;
  }
  if (typeof value === 'string' && depth > 0) {
    const inner = value.trim();
    return inner.charAt(0) === '<' ? parseXml(inner) : parseJson(inner, depth - 1);
  }
  if (isRecord(value)) return { fields: value };
  if (Array.isArray(value)) return { fields: { rows: value } };
  return { problem: 'update: JSON is not an object' };
}

/** Some paths escape twice ({\"a\":\"b\"}), some send raw line breaks inside strings. */
function mend(text: string): unknown {
  const tries = [text.replace(/\\"/g, '"'), text.replace(/\r?\n/g, '\\n').replace(/\t/g, '\\t')];
  for (const attempt of tries) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next mend may do.
    }
  }
  return undefined;
}

const component = /<componentData\b[^>]*\bid\s*=\s*(["'])(.*?)\1[^>]*>([\s\S]*?)<\/componentData>/gi;
const value = /<data\b[^>]*\bvalue\s*=\s*(["'])([\s\S]*?)\1/i;

/** <templateData><componentData id="f0"><data id="text" value="…"/></componentData></templateData> */
function parseXml(text: string): Parsed {
  if (!/<templateData\b/i.test(text)) return { problem: 'update: XML without templateData' };
  const fields: Record<string, unknown> = {};
  const source = text.replace(/\\"/g, '"');
  for (let m = component.exec(source); m; m = component.exec(source)) {
    const found = value.exec(m[3] as string);
    if (found) fields[unescape(m[2] as string)] = unescape(found[2] as string);
  }
  component.lastIndex = 0;
  return { fields };
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.charAt(0) !== '#') return entities[name.toLowerCase()] ?? whole;
    const code = name.charAt(1).toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
