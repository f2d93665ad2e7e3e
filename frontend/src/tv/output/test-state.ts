/** A state made on the spot, for test patterns: they need no server. */
import type { OutputState, PatternData, Theme } from '../wire';
import trangTrong from '../themes/trang-trong.json';

export function testState(kind: PatternData['kind']): OutputState {
  const data: PatternData = { kind };
  return {
    output: 'test', name: 'test', rev: 1, now_ms: Date.now(), build: '', raster: { w: 1920, h: 1080 }, lang: 'vi', theme: trangTrong as Theme,
    layers: { full: { item: 'test', template: 'pattern', data: data as unknown as Record<string, unknown>, phase: 'in', at_ms: 0, step: 0, step_ms: 0, page: 0 } },
    delay_ms: 0, panic: false,
  };
}
