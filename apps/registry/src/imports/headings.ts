// What the headings of a file are read as: by their own name, or by a mapping that was given or is remembered.
import type { ColumnMapping, ImportColumn } from '#contracts/registry/imports.js';
import { isColumnOf, type FileForm } from './file-form.js';
import type { ImportProblems } from './import-problems.js';
import { beginningOf } from './plain-cells.js';

/** The last column of an error file; it may stay there when the file is imported again. */
export const reasonColumn = 'import_reason';
const mostColumns = 500;

export interface Mappings {
  given: ColumnMapping | null;
  remembered: ColumnMapping | null;
}

/** One entry for each heading, in their order. Unknown ones are left out and said; what makes the file useless is a problem. */
export function readHeadings(
  form: FileForm, names: readonly string[], { given, remembered }: Mappings, problems: ImportProblems,
): ImportColumn[] {
  if (names.length === 0) problems.add(1, null, 'there is no header line');
  if (names.length > mostColumns) problems.add(1, null, `has ${names.length} columns: at most ${mostColumns} are read`);
  const found = names.slice(0, mostColumns).map((name) => readHeading(form, beginningOf(name.trim(), 200), given, remembered));
  const missing = form.required.filter((name) => !found.some(({ column }) => column === name));
  for (const name of missing) {
    problems.add(1, name, 'this column is needed and not there: add it, or say with the mapping which heading it is');
  }
  found.forEach(({ heading, column }, index) => {
    const earlier = found.slice(0, index).find((other) => column !== null && other.column === column);
    if (earlier) problems.add(1, heading, `is read as ${column}, and so is ${earlier.heading}: leave one out by mapping it to null`);
  });
  for (const heading of Object.keys(given ?? {})) {
    if (!found.some((each) => each.heading === heading)) problems.add(1, heading, 'is mapped, but the file has no such heading');
  }
  return found;
}

/** Column by heading position; null where nothing is read. */
export const columnsIn = (found: readonly ImportColumn[]): (string | null)[] => found.map(({ column }) => column);

function readHeading(form: FileForm, heading: string, given: ColumnMapping | null, remembered: ColumnMapping | null): ImportColumn {
  for (const [by, mapping] of [['mapping', given], ['remembered', remembered]] as const) {
    if (mapping && Object.hasOwn(mapping, heading)) return { heading, column: mapping[heading]!, by, nearest: null };
  }
  const name = plain(heading);
  if (isColumnOf(form, name)) return { heading, column: name, by: 'name', nearest: null };
  if (name === reasonColumn) return { heading, column: null, by: 'name', nearest: null };
  return { heading, column: null, by: 'unknown', nearest: nearestColumn(form, name) };
}

const plain = (heading: string) => heading.trim().toLowerCase().replaceAll(/[\s-]+/g, '_');

/** The column whose name takes the fewest changes of a letter, if a third of the letters are enough. */
function nearestColumn(form: FileForm, name: string): string | null {
  if (name.length > 60) return null;
  const [best] = Object.keys(form.columns).map((column) => ({ column, distance: distance(name, column) })).sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.column : null;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
  }
  return row[b.length]!;
}
