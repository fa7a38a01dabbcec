// What is said of the headings of a file with an upload.
import type { Schemas } from '../api/client.js';

type Column = Schemas['ImportColumn'];

/** What was chosen now, and what an earlier reading of this file was told. A name that the server knows by itself need not be said. */
export function mappingOf(columns: readonly Column[], chosen: Readonly<Record<string, string | null>>): Record<string, string | null> {
  const told = columns.filter(({ by }) => by === 'mapping').map(({ heading, column }) => [heading, column] as const);
  return { ...Object.fromEntries(told), ...chosen };
}

/** Columns that two headings would be read as. */
export function takenTwice(columns: readonly (string | null)[]): Set<string> {
  return new Set(columns.filter((column): column is string => column !== null).filter((column, at, all) => all.indexOf(column) !== at));
}
