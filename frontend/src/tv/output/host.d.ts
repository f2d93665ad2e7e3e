/** What boot.js leaves on the window. */
export interface TvHost {
  host: 'obs' | 'vmix' | 'caspar' | 'spx' | 'ograf' | 'browser';
  errors: string[];
  engine(): string;
  probe(reason: string): void;
  onfail: ((message: string) => void) | null;
  ready(run: (name: string, args: unknown[]) => void): void;
}
declare global {
  interface Window { tvHost: TvHost }
}
