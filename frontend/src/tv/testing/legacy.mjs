/** What the engines of old hosts do not know: Chrome 86 for style (vMix 24), ES2018 for syntax (CasparCG 2.3). */
const style = [/:has\(/, /:is\(/, /:where\(/, /aspect-ratio/, /[;{\s]inset:/, /overflow:\s*clip/, /@layer/, /@container/, /\d(dvh|svh|lvh)/, /color-mix/, /text-wrap/, /[;{\s]&[ .:]/];
const syntax = [/\?\.[a-zA-Z_([]/, /[\w)\]]\?\?[\w(["'`]/, /\.at\(-/, /structuredClone/, /\.replaceChildren\(/, /\.replaceAll\(/, /Object\.hasOwn/, /[{;]static\{/, /this\.#\w/, /catch\{/];

/** The first thing in a built file that an old host would stumble over, with what stands around it; undefined when there is none. */
export function tooNew(text) {
  for (const rule of [...style, ...syntax]) {
    const at = text.search(rule);
    if (at >= 0) return `${rule}: …${text.slice(Math.max(0, at - 60), at + 40)}…`;
  }
  return undefined;
}
