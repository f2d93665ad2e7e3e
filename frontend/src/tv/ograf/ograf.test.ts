import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { beforeAll, describe, expect, it } from 'vitest';
import { Graphic } from '../core/graphic';
import type { Data, Template } from '../wire';
import samples from '../kit/samples.json';
import { ografClass } from './graphic';
import { manifest, ografId } from './manifest';
import { playTarget } from './steps';

const folder = join(import.meta.dirname, '../testing/ograf-schemas');
const templates = Object.keys(samples) as Template[];
const sample = (t: Template) => (samples as Record<string, Data>)[t] as Data;

function schemas(path: string): object[] {
  return readdirSync(path).flatMap((name) => {
    const at = join(path, name);
    if (statSync(at).isDirectory()) return schemas(at);
    return name.endsWith('.json') ? [JSON.parse(readFileSync(at, 'utf8')) as object] : [];
  });
}

describe('manifests', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  for (const schema of schemas(folder)) ajv.addSchema(schema);
  const valid = ajv.getSchema('https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json');

  it.each(templates)('%s is valid against the EBU schemas', (template) => {
    const ok = valid?.(JSON.parse(JSON.stringify(manifest(template, sample(template), '1.0.0'))));
    expect(valid?.errors ?? []).toEqual([]);
    expect(ok).toBe(true);
  });
  it('the schemas do refuse', () => expect(valid?.({ ...manifest('bug', {}, '1'), unknown: 1 })).toBe(false));
  it.each(templates)('the id of %s is a legal element name', (template) => expect(ografId(template)).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/));
});

describe('step arithmetic', () => {
  it.each<[string, number | undefined, { delta?: number; goto?: number }, number, number | undefined]>([
    ['the first play', undefined, {}, 5, 0],
    ['the next step', 0, {}, 5, 1],
    ['the last step plays out', 4, {}, 5, undefined],
    ['one step only: the second play is out', 0, {}, 1, undefined],
    ['two at once', 0, { delta: 2 }, 5, 2],
    ['back', 3, { delta: -1 }, 5, 2],
    ['goto', 1, { goto: 4 }, 5, 4],
    ['goto overrules delta', 1, { goto: 0, delta: 3 }, 5, 0],
    ['goto beyond the end', 1, { goto: 5 }, 5, undefined],
    ['back from the first stays', 0, { delta: -1 }, 5, 0],
    ['zero stays', 2, { delta: 0 }, 5, 2],
  ])('%s', (_name, current, params, count, want) => expect(playTarget(current, params, count)).toBe(want));
});

describe('the contract of methods', () => {
  class Stub extends Graphic {
    protected draw(data: Data) {
      const p = document.createElement('p');
      p.textContent = String(data.stem ?? '');
      return [p];
    }
  }
  const Made = ografClass('question', Stub as never, sample('question'), () => undefined);
  beforeAll(() => customElements.define('vn-hoithi-question', Made));
  const make = () => document.createElement('vn-hoithi-question') as InstanceType<typeof Made>;

  it('says no before load, and takes a load without anything', async () => {
    const graphic = make();
    expect((await graphic.playAction()).statusCode).toBe(409);
    expect(await graphic.load()).toMatchObject({ statusCode: 200 });
  });

  it('walks through its steps and out again', async () => {
    const graphic = make();
    await graphic.load({ data: { stem: 'Câu hỏi' }, renderType: 'realtime' });
    const steps: (number | undefined)[] = [];
    for (let i = 0; i < 6; i++) steps.push((await graphic.playAction(undefined)).currentStep);
    expect(steps).toEqual([0, 1, 2, 3, 4, undefined]);
    expect((await graphic.playAction({})).currentStep).toBe(0);
    expect((await graphic.stopAction({})).currentStep).toBeUndefined();
  });

  it('can be loaded twice and used in a closed root, detached, and after dispose says no', async () => {
    const graphic = make();
    await graphic.load({});
    await graphic.load({ data: { stem: 'Hai' } });
    document.createElement('div').attachShadow({ mode: 'closed' }).appendChild(graphic);
    expect((await graphic.playAction({ skipAnimation: true })).statusCode).toBe(200);
    expect((await graphic.updateAction({ data: { stem: 'Ba' }, skipAnimation: true })).statusCode).toBe(200);
    expect((await graphic.dispose()).statusCode).toBe(200);
    expect((await graphic.updateAction({ data: {} })).statusCode).toBe(409);
  });

  it('overlapping calls are all taken, the last one wins', async () => {
    const graphic = make();
    await graphic.load({});
    const [, , last] = await Promise.all([graphic.playAction({}), graphic.updateAction({ data: { stem: 'x' } }), graphic.playAction({ goto: 3 })]);
    expect(last.currentStep).toBe(3);
    expect((await graphic.playAction({})).currentStep).toBe(4);
  });

  it('invalid data and unknown actions are answered, not thrown', async () => {
    const graphic = make();
    await graphic.load({});
    expect((await graphic.updateAction({ data: '{"stem":' })).statusCode).toBe(400);
    expect((await graphic.customAction({ id: 'x' })).statusCode).toBe(400);
    expect((await graphic.customAction({ id: 'theme', payload: { theme: 'soi-noi' } })).statusCode).toBe(200);
  });
});
