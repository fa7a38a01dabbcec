// Several parts of an index become one, by their columns alone: no vocabulary is needed, so any thread can do it.
import { buildCodeTree } from '../codes.js';
import { IndexBuilder, nobody } from './build.js';
import { handOverColumns, takeOverColumns, type HandedColumns } from './handed-over.js';
import { Vocabulary } from './vocabulary.js';

/** Columns that share one vocabulary, and the numbers of those that are not there any more. */
export interface FoldPart {
  columns: HandedColumns;
  gone: Uint32Array;
}

export interface Folded {
  columns: HandedColumns;
  /** For each part, of each of its numbers the new one, or `nobody`. */
  numbers: Uint32Array[];
}

/** O(enterprises + claims + codes). What is kept by number beside the columns, and who is odd, whoever asks moves along. */
export function fold(parts: readonly FoldPart[]): Folded {
  const none = { vocabulary: new Vocabulary(buildCodeTree([])), trackRecords: new Map(), barred: new Map(), odd: new Map() };
  const builder = new IndexBuilder(none.vocabulary, parts[0]!.columns.codeStarts.length - 1);
  const places: Uint32Array[] = [];
  // The largest last: what is there already is copied when columns grow.
  const sizes = parts.map(({ columns }, part) => ({ part, size: columns.enterprises.length }));
  for (const { part } of sizes.toSorted((one, other) => one.size - other.size)) {
    const { columns, gone } = parts[part]!;
    places[part] = builder.append(takeOverColumns(columns, none), new Set(gone));
  }
  const index = builder.build();
  for (const those of places)
    for (let number = 0; number < those.length; number += 1) if (those[number] !== nobody) those[number] = builder.numbers[those[number]!]!;
  return { columns: handOverColumns(index), numbers: places };
}
