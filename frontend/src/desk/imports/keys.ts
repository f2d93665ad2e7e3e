import { mt } from './words';

const words = {
  line: 'key_line', table: 'key_table', star: 'key_star', mark: 'key_mark', highlight: 'key_highlight', color: 'key_color', underline: 'key_underline',
  bold: 'key_bold', italic: 'key_italic', column: 'key_column', format: 'key_format', only: 'key_only',
} as const;

/** How a key was found, in words. */
export function keyLabel(by: string): string {
  return by in words ? mt(words[by as keyof typeof words]) : by;
}
