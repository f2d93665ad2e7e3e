/**
 * Two languages, typed keys. Vietnamese travels with the page; English is
 * fetched when somebody asks for it. A message file that lacks a key, or a
 * call that lacks a value, does not compile.
 */
import { signal } from '@preact/signals';

export type Locale = 'vi' | 'en';

/** The language in force. Components that read it redraw when it changes. */
export const locale = signal<Locale>('vi');

type Names<S extends string> = S extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
type Values<S extends string> = [Names<S>] extends [never] ? [] : [values: Record<Names<S>, string | number>];

/** The same keys as the Vietnamese file, in another language. */
export type Translation<V extends Record<string, string>> = { readonly [K in keyof V]: string };

/** Looks a message up by key and fills its `{names}`. */
export type Translate<V extends Record<string, string>> = <K extends keyof V>(key: K, ...values: Values<V[K]>) => string;

type Loader = () => Promise<void>;
const loaders: Loader[] = [];
const storeKey = 'hoithi.lang';

/**
 * Declares the messages of an app or of the kit.
 * In English, `{n|day|days}` picks a form by the number n.
 */
export function messages<const V extends Record<string, string>>(
  vi: V,
  load: () => Promise<{ default: Translation<V> }>,
): Translate<V> {
  let en: Translation<V> | undefined;
  const arrived = signal(0); // redraws what was drawn before English was here
  const fetchEnglish = async () => {
    if (en) return;
    en = (await load()).default;
    arrived.value++;
  };
  loaders.push(fetchEnglish);
  return (key, ...values) => {
    const text: string = locale.value === 'en' && arrived.value > 0 && en ? en[key] : vi[key]!;
    return fill(text, values[0] as Record<string, string | number> | undefined);
  };
}

/** Puts values in place of `{name}` and chooses between the forms of `{name|one|many}`. */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}

/** Switches the language once its messages are here, and remembers the choice. */
export async function setLocale(next: Locale, remember = true): Promise<void> {
  if (next === 'en') await Promise.all(loaders.map((load) => load()));
  locale.value = next;
  document.documentElement.lang = next;
  if (!remember) return;
  try {
    localStorage.setItem(storeKey, next);
  } catch {
    // Storage may be switched off; the choice then lasts for this page.
  }
}

/** Resolves when the messages of a part that was loaded later are here too. */
export async function localeReady(): Promise<void> {
  if (locale.peek() === 'en') await Promise.all(loaders.map((load) => load()));
}

/**
 * Takes up the language that the page was opened with (`?lang=`, an earlier
 * choice, else Vietnamese). Call once, before the first drawing.
 */
export async function startLocale(): Promise<void> {
  const wanted = document.documentElement.lang === 'en' ? 'en' : 'vi';
  try {
    await setLocale(wanted, false);
  } catch {
    await setLocale('vi', false); // English did not arrive: a page in Vietnamese beats no page
  }
}
