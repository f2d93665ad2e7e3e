import { describe, expect, it } from 'vitest';
import { parseUpdate } from './update';

const xml = '<templateData><componentData id="f0"><data id="text" value="Lê &amp; Lợi &lt;1&gt;"/></componentData><componentData id="f1"><data id="text" value="980"/></componentData></templateData>';

describe('update(x)', () => {
  it.each([
    ['an object', { f0: 'a' }, { f0: 'a' }],
    ['JSON', '{"f0":"a"}', { f0: 'a' }],
    ['JSON in JSON', JSON.stringify('{"f0":"a"}'), { f0: 'a' }],
    ['JSON in JSON in JSON', JSON.stringify(JSON.stringify({ f0: 'a' })), { f0: 'a' }],
    ['JSON escaped twice', '{\\"f0\\":\\"a\\"}', { f0: 'a' }],
    ['JSON with a raw line break', '{"f0":"a\nb"}', { f0: 'a\nb' }],
    ['a list', '[{"name":"a"}]', { rows: [{ name: 'a' }] }],
    ['XML', xml, { f0: 'Lê & Lợi <1>', f1: '980' }],
    ['XML with escaped quotes', xml.replace(/"/g, '\\"'), { f0: 'Lê & Lợi <1>', f1: '980' }],
    ['XML in JSON', JSON.stringify(xml), { f0: 'Lê & Lợi <1>', f1: '980' }],
    ['numeric entities', '<templateData><componentData id="a"><data value="&#7878;&#x1EC6;"/></componentData></templateData>', { a: 'ỆỆ' }],
    ['blanks around', '  {"f0":"a"}  ', { f0: 'a' }],
  ])('reads %s', (_name, input, want) => expect(parseUpdate(input)).toEqual({ fields: want }));

  it.each([[undefined], [null], [''], ['   ']])('takes %s for nothing', (input) => expect(parseUpdate(input)).toEqual({}));

  it.each([['{"f0":'], ['hello'], ['<html></html>'], ['<templateData'], ['42'], [42], [true], ['{"a":"b"c"}'], ['"'], ['[1,'], ['{{}}'], ['<templateData><componentData id=>'], ['nul'], ['\u0000']])(
    'reports %s and does not throw',
    (input) => {
      const { fields, problem } = parseUpdate(input);
      expect(problem !== undefined || JSON.stringify(fields) === '{}').toBe(true);
    },
  );
});
