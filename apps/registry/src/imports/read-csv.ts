// From the text of a CSV to rows with typed cells; what cannot be read is noted with its line and column.
import { parse } from 'csv-parse/sync';
import { columnNames, requiredColumns, type Cells, type ColumnName } from './columns.js';
import { fileForms, isColumnOf, type FileForm } from './file-form.js';
import type { ImportProblems } from './import-problems.js';
import { asMeant, beginningOf } from './plain-cells.js';

export interface Row {
  /** Where the row begins, counted from 1 with the header. */
  line: number;
  cells: Cells;
}

export interface Table {
  header: ReadonlySet<ColumnName>;
  rows: Row[];
}

/** More would take longer than anybody waits for an answer. */
export const mostRows = 5_000;

/** A record of a CSV as it is written. */
export interface CsvRecord {
  line: number;
  values: string[];
}

/** Empty rows are skipped. With a header that cannot be used the table has no rows. */
export function readCsv(text: string, problems: ImportProblems): Table {
  const { names, records: filled } = readRecords(text, problems, checkHeader);
  const header = names as ColumnName[];
  const [excess] = filled.splice(mostRows);
  if (excess) problems.add(excess.line, null, `is too many: divide the file into parts of ${mostRows} rows`);
  const seen: CellsSeen = new Map();
  return {
    header: new Set(header),
    rows: filled.map((record) => ({ line: record.line, cells: cellsOf(fileForms.enterprises, header, record, problems, seen) as Cells })),
  };
}

/**
 * The names in the header, in lower case, and the records below that are not empty; none when `checkNames` finds the
 * header unusable.
 */
export function readRecords(
  text: string,
  problems: ImportProblems,
  checkNames: (names: string[], problems: ImportProblems) => void,
): { names: string[]; records: CsvRecord[] } {
  const [head, ...records] = recordsIn(text, problems);
  const names = head?.values.map((name) => name.trim().toLowerCase()) ?? [];
  if (!problems.any) checkForm(names, problems);
  if (!problems.any) checkNames(names, problems);
  if (problems.any) return { names: [], records: [] };
  const filled = records.filter(({ values }) => values.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) problems.add(2, null, 'there is no row below the header');
  for (const record of filled) checkLength(record, names.length, problems);
  return { names, records: filled };
}

export function checkLength({ line, values }: CsvRecord, headings: number, problems: ImportProblems): void {
  if (values.length <= headings) return;
  const counts = `${values.length} cells, but the header has ${headings} columns`;
  problems.add(line, null, `has ${counts}: put a text with a delimiter in quotes`);
}

function recordsIn(text: string, problems: ImportProblems): CsvRecord[] {
  const options = { bom: true, info: true, skip_empty_lines: true, relax_column_count: true };
  try {
    const found = parse(text, { ...options, delimiter: delimiterOf(text) });
    // With `info` a record comes with the line it ends on; the types of the library do not say so.
    return (found as unknown as { record: string[]; info: { lines: number } }[])
      .map(({ record, info }) => ({ line: info.lines - lineBreaksIn(record), values: record }));
  } catch (error) {
    const { message, lines } = error as { message: string; lines?: number };
    problems.add(lines ?? 1, null, `cannot be read as CSV: ${message}`);
    return [];
  }
}

/** Spreadsheets of many countries write semicolons; the header tells. */
export function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  if (header.includes(';')) return ';';
  return header.includes('\t') ? '\t' : ',';
}

export const lineBreaksIn = (cells: string[]) => cells.join('').split('\n').length - 1;

function checkForm(names: string[], problems: ImportProblems): void {
  if (names.length === 0) return problems.add(1, null, 'there is no header line');
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) problems.add(1, name, 'is there twice');
  });
}

function checkHeader(names: string[], problems: ImportProblems): void {
  for (const name of names) {
    const known = isColumnOf(fileForms.enterprises, name);
    if (!known) problems.add(1, name, `is not a column: use ${columnNames.join(', ')}`);
  }
  for (const name of requiredColumns) {
    if (!names.includes(name)) problems.add(1, name, 'this column is needed and not there');
  }
}

/** What cells of some columns were read as: lists repeat themselves down a column, and reading is most of the work with a row. */
export type CellsSeen = Map<string, Map<string, unknown>>;
const mostSeen = 200;

/** `header` has null for a column that is not read. */
export function cellsOf(
  { columns }: FileForm, header: readonly (string | null)[], { line, values }: CsvRecord, problems: ImportProblems, seen: CellsSeen,
): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  header.forEach((name, index) => {
    const text = asMeant(values[index]?.trim() ?? '');
    if (name === null || text === '') return;
    const known = seen.get(name) ?? new Map<string, unknown>();
    seen.set(name, known);
    if (known.has(text)) {
      cells[name] = known.get(text);
      return;
    }
    const { success, data, error } = columns[name]!.read.safeParse(text);
    if (success) {
      cells[name] = data;
      // Each row has a list of its own.
      if (typeof data !== 'object' && known.size < mostSeen) known.set(text, data);
    } else problems.add(line, name, `"${beginningOf(text, 60)}": ${error.issues[0]?.message ?? 'is not valid'}`);
  });
  return cells;
}
