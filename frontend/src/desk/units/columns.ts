/** The columns of a file of units. */
import { nt } from './words';

const columnWords = {
  name: 'name', parent: 'parent', kind: 'kind', block: 'block', headcount: 'headcount', valid_from: 'validFrom', valid_to: 'validTo', aliases: 'aliases',
} as const;

/** What a column of the file is called on the desk; one that is not known as it is. */
export function columnName(column: string): string {
  return column in columnWords ? nt(columnWords[column as keyof typeof columnWords]) : column;
}
