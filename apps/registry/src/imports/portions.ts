// What a batch needs of the file: the next enterprises or providers it tells of, and their rows as the columns read them.
import { Injectable } from '@nestjs/common';
import { fileForms } from './file-form.js';
import { columnsIn } from './headings.js';
import { ImportProblems, type LineProblem } from './import-problems.js';
import type { ImportRow } from './import.entity.js';
import type { ReadRow } from './imported-kind.js';
import { ImportsRepository, type Upcoming } from './imports.repository.js';
import { cellsOf, checkLength, type CellsSeen } from './read-csv.js';

/** Enterprises or providers of one batch, and so many rows at most. Of twice as many the heap is larger and nothing faster. */
const atOnce = 500;
const mostRows = 5_000;

export interface Portion {
  /** The line behind which it begins. */
  after: number;
  /** All of them, in the order of the file; none at its end. */
  entries: readonly Upcoming[];
  /** Those that are dealt with: not the ones that the import leaves out. */
  wanted: readonly Upcoming[];
  header: ReadonlySet<string>;
  rows: readonly ReadRow[];
  /** The line of its entry by the line of a row. */
  lineOf: ReadonlyMap<number, number>;
  /** What is wrong with single cells and rows. */
  problems: readonly LineProblem[];
}

@Injectable()
export class Portions {
  constructor(private readonly imports: ImportsRepository) {}

  /**
   * Read outside the transaction of the batch: the rows, and what a dry run found, stay as they are while the import is in this state,
   * unless a person's data is erased. `row` is from before, and the batch looks whether its `erasures` are still the same.
   */
  async after({ id, kind, state, columns }: ImportRow, after: number): Promise<Portion> {
    const entries = fitting(await (state === 'checking' ? this.imports.toBeChecked(id, after, atOnce) : this.imports.upcoming(id, after, atOnce)));
    // What was shown as skipped stays so: nobody confirmed anything else.
    const wanted = state === 'importing' ? entries.filter(({ outcome }) => outcome !== 'skip') : entries;
    const problems = new ImportProblems();
    for (const { line, lines } of wanted) {
      if (lines > mostRows) problems.add(line, 'external_id', `${lines} rows tell of it: at most ${mostRows} of one enterprise are read`);
    }
    const records = await this.imports.linesOf(id, wanted.filter(({ lines }) => lines <= mostRows));
    const header = columnsIn(columns);
    const seen: CellsSeen = new Map();
    const rows = records.map((record) => {
      checkLength(record, header.length, problems);
      return { line: record.line, cells: cellsOf(fileForms[kind], header, record, problems, seen) };
    });
    const byKey = new Map(wanted.map(({ key, line }) => [key, line]));
    return {
      after, entries, wanted, rows,
      header: new Set(header.filter((name) => name !== null)),
      lineOf: new Map(records.map(({ key, line }) => [line, key === null ? line : byKey.get(key)!])),
      problems: problems.found,
    };
  }
}

/** As many from the front as have few enough rows; at least one. */
function fitting(entries: readonly Upcoming[]): Upcoming[] {
  let rows = 0;
  return entries.filter(({ lines }, index) => (rows += lines) <= mostRows || index === 0);
}
