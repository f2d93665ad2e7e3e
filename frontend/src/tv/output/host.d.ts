/** What boot.js leaves on the window. */
export interface TvHost {
  host: 'obs' | 'vmix' | 'caspar' | 'spx' | 'ograf' | 'browser';
  errors: string[];
  engine(): string;
  probe(reason: string): void;
  onfail: ((message: string) => void) | null;
  /** What the host said last: it says it once, whichever build runs. */
  tally?: 'program' | 'preview' | 'off';
  /** Set while another build starts beside the one on glass: called when its picture is there. */
  heir?: (() => void) | undefined;
  ready(run: (name: string, args: unknown[]) => void): void;
}
declare global {
  interface Window { tvHost: TvHost }
}
