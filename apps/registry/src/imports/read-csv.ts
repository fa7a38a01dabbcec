// From the text of a CSV to rows with typed cells; what cannot be read is noted with its line and column.
import { parse } from 'csv-parse/sync';
import type { Problems } from '../problems.js';
import { columnNames, columns, requiredColumns, type Cells, type ColumnName } from './columns.js';

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

/** Field of a problem, e.g. `line 7.capability_unit`. */
export const at = (line: number, column?: string) => (column ? `line ${line}.${column}` : `line ${line}`);

/** Empty rows are skipped. With a header that cannot be used the table has no rows. */
export function readCsv(text: string, problems: Problems): Table {
  const [head, ...records] = recordsIn(text, problems);
  const names = head?.values.map((name) => name.trim().toLowerCase()) ?? [];
  if (!usable(names, problems)) return { header: new Set(), rows: [] };
  const rows = records.filter(({ values }) => values.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) problems.add('import_invalid', at(2), 'there is no row below the header');
  if (rows.length > mostRows)
    problems.add(
      'import_invalid',
      at(rows[mostRows]!.line),
      `is one too many: divide the file into parts of ${mostRows} rows`,
    );
  return {
    header: new Set(names),
    rows: rows
      .slice(0, mostRows)
      .map(({ line, values }) => ({ line, cells: cellsOf(names, values, line, problems) })),
  };
}

interface CsvRecord {
  line: number;
  values: string[];
}

function recordsIn(text: string, problems: Problems): CsvRecord[] {
  try {
    const found = parse(text, {
      bom: true,
      info: true,
      delimiter: delimiterOf(text),
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record, info }) => ({ line: info.lines - lineBreaksIn(record), values: record }));
  } catch (error) {
    const { message, lines } = error as { message: string; lines?: number };
    problems.add('import_invalid', at(lines ?? 1), `cannot be read as CSV: ${message}`);
    return [];
  }
}

/** Spreadsheets of many countries write semicolons; the header tells. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  if (header.includes(';')) return ';';
  return header.includes('\t') ? '\t' : ',';
}

const lineBreaksIn = (cells: string[]) => cells.join('').split('\n').length - 1;

function usable(names: string[], problems: Problems): names is ColumnName[] {
  const before = problems.found.length;
  if (names.length === 0 && before === 0) problems.add('import_invalid', at(1), 'there is no header line');
  names.forEach((name, index) => {
    if (!Object.hasOwn(columns, name))
      problems.add('import_invalid', at(1, name), `is not a column: use ${columnNames.join(', ')}`);
    else if (names.indexOf(name) < index) problems.add('import_invalid', at(1, name), 'is there twice');
  });
  for (const name of requiredColumns) {
    if (names.length > 0 && !names.includes(name))
      problems.add('import_invalid', at(1, name), 'this column is needed and not there');
  }
  return names.length > 0 && problems.found.length === before;
}

function cellsOf(names: ColumnName[], values: string[], line: number, problems: Problems): Cells {
  if (values.length > names.length) {
    problems.add(
      'import_invalid',
      at(line),
      `has ${values.length} cells, but the header has ${names.length} columns: quote texts with a delimiter`,
    );
  }
  const cells: Record<string, unknown> = {};
  names.forEach((name, index) => {
    const text = values[index]?.trim() ?? '';
    if (text === '') return;
    const result = columns[name].read.safeParse(text);
    if (result.success) cells[name] = result.data;
    else
      problems.add(
        'import_invalid',
        at(line, name),
        `"${text.slice(0, 60)}": ${result.error.issues[0]?.message ?? 'is not valid'}`,
      );
  });
  return cells as Cells;
}
