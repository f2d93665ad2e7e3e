/** The addresses that each kind of host is given. The token is left to be filled in where it is not known. */
import type { AirOutput } from '../wire';

export type Host = 'obs' | 'vmix' | 'caspar' | 'browser' | 'fill' | 'key' | 'fillkey' | 'led';
export const hosts: readonly Host[] = ['obs', 'vmix', 'caspar', 'browser', 'fill', 'key', 'fillkey', 'led'];

/** What stands where a token belongs until one is made: the secret is shown once. */
export const blank = 'TOKEN';

const extra: Record<Host, (o: AirOutput) => string> = {
  obs: () => '', vmix: () => '', browser: () => '&safe=1',
  // CasparCG takes the size of its renderer out of the address.
  caspar: (o) => `&width=${o.raster.w}&height=${o.raster.h}`,
  fill: () => '&mode=fill', key: () => '&mode=key', fillkey: () => '&mode=fillkey',
  led: (o) => `&profile=led&w=${o.raster.w}&h=${o.raster.h}`,
};

export function outputUrl(origin: string, o: AirOutput, host: Host, token = blank): string {
  return `${origin}/tv/o/${encodeURIComponent(o.id)}?t=${token}${extra[host](o)}`;
}

/** A command to paste into CasparCG's console. */
export const casparCommand = (url: string) => `PLAY 1-20 [HTML] "${url}"`;
