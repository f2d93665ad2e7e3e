/**
 * Another build takes over in the page of this one: it starts beside it,
 * unseen, and in the frame in which its picture is there the old one goes. A
 * page that is loaded again instead has nothing to show for a while.
 */
import type { Served } from './build';
import type { TvHost } from './host';

/** How long the other build may take; then the page is loaded again after all. */
const patience = 8000;

/**
 * What a build needs of the page's first script, as a number that rises when
 * that changes; "" for builds from before this was thought of, which would
 * paint over the old picture and leave it there.
 */
const kin = (page: Document) => page.querySelector('meta[name="hoithi-heir"]')?.getAttribute('content') ?? '';

/** Starts another build's script in this page. Resolves with whether it took over; `retire` is called in the task in which it did. */
export function takeOver(to: Served, host: TvHost, retire: () => void): Promise<boolean> {
  const page = new DOMParser().parseFromString(to.page, 'text/html');
  const src = page.querySelector('script[type="module"][src]')?.getAttribute('src');
  if (!src || kin(page) === '' || kin(page) !== kin(document)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const given = setTimeout(() => resolve(false), patience);
    host.heir = () => {
      clearTimeout(given);
      retire();
      resolve(true);
    };
    document.querySelector('meta[name="hoithi-build"]')?.setAttribute('content', to.build);
    const script = document.createElement('script');
    script.type = 'module';
    // A module runs once for each address: going back to a build needs another.
    script.src = `${src}?heir=${Date.now()}`;
    script.onerror = () => { clearTimeout(given); resolve(false); };
    document.head.appendChild(script);
  });
}
