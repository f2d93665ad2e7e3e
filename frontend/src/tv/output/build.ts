/**
 * Which build of the graphics this page is. A newer one on the server changes
 * nothing here: only when the output is put on another does the page change,
 * and only when the server has it, so that a host never shows an error page in
 * place of the picture.
 */

const inPage = /<meta name="hoithi-build" content="([^"]*)"/;

/** The build that the server wrote into the page; "" where nobody did, as in a kit. */
export function ownBuild(page: Document): string {
  return page.querySelector('meta[name="hoithi-build"]')?.getAttribute('content') ?? '';
}

/** A page as the server has it, and the build that it is of. */
export interface Served { build: string; page: string }

/** What the server would serve now. Rejects when it does not answer. */
export async function served(url: string): Promise<Served> {
  const answer = await fetch(url, { credentials: 'omit', cache: 'no-store' });
  if (!answer.ok) throw new Error(`the page is not served: ${answer.status}`);
  const page = await answer.text();
  return { build: inPage.exec(page)?.[1] ?? '', page };
}

export interface BuildParts {
  own: string;
  served(): Promise<Served>;
  /** Puts another build in this one's place. */
  change(to: Served): void;
  /** Tries again in a while. */
  later(job: () => void): void;
}

export class BuildWatch {
  private wanted = '';

  constructor(private readonly parts: BuildParts) {}

  /** Hears the build that the output is to run. */
  hear(build: string): void {
    const { own } = this.parts;
    if (!own || !build || build === this.wanted) return;
    this.wanted = build;
    if (build !== own) void this.look(build);
  }

  private async look(build: string): Promise<void> {
    if (build !== this.wanted) return;
    try {
      const found = await this.parts.served();
      if (build === this.wanted && found.build && found.build !== this.parts.own) this.parts.change(found);
    } catch {
      this.parts.later(() => void this.look(build));
    }
  }
}
