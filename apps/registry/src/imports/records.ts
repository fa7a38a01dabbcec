// From text that arrives piece by piece to the records of a CSV; what is no CSV ends with the line and what to do.
import { Readable, pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { beginningOf } from './plain-cells.js';
import { delimiterOf, lineBreaksIn, type CsvRecord } from './read-csv.js';

/** The file as a whole cannot be used: a row of it cannot be told from the next. */
export class UnreadableFile extends Error {
  constructor(readonly line: number, message: string) {
    super(message);
  }
}

/** More is no row that people wrote, and would fill the memory. */
const longestRow = 256 * 1024;
const mostCells = 1_000;

/**
 * The records that are not empty, the header first, with the line each begins on; nothing of the file is held beyond
 * the record at hand. The delimiter is found in the header. Throws `UnreadableFile`.
 */
export async function openRecords(text: AsyncIterable<string>): Promise<{ delimiter: string; records: AsyncGenerator<CsvRecord> }> {
  const chunks = text[Symbol.asyncIterator]();
  let head = '';
  while (!/[\r\n]/.test(head) && head.length < longestRow) {
    const { value, done } = await next(chunks);
    if (done) break;
    head += value;
  }
  const delimiter = delimiterOf(head);
  return { delimiter, records: recordsIn(bounded(head, chunks), delimiter) };
}

async function* recordsIn(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  // Where the last good record ends: those that wait to be taken are lost when a later one is wrong.
  let last = 0;
  const parser = parse({
    bom: true, skip_empty_lines: true, relax_column_count: true, delimiter, max_record_size: longestRow,
    on_record: ((record: string[], { lines }: { lines: number }) => {
      last = lines;
      return { record, lines };
    }) as (record: string[]) => never,
  });
  pipeline(Readable.from(text), parser, () => undefined);
  try {
    // With the line it ends on; the types of the library do not know what `on_record` makes of it.
    for await (const { record: values, lines } of parser as AsyncIterable<{ record: string[]; lines: number }>) {
      const line = lines - lineBreaksIn(values);
      if (values.length > mostCells) throw new UnreadableFile(line, `has ${values.length} cells: at most ${mostCells} are read`);
      if (values.some((cell) => cell.trim() !== '')) yield { line, values };
    }
  } catch (error) {
    throw unreadable(error, last + 1);
  }
}

function unreadable(error: unknown, line: number): unknown {
  const { code, message } = error as { code?: string; message: string };
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new UnreadableFile(line, 'a quote (") is opened here and never closed');
    case 'CSV_MAX_RECORD_SIZE':
      return new UnreadableFile(line, `the row is longer than ${longestRow} characters: is there a quote (") that is never closed?`);
    case 'CSV_INVALID_CLOSING_QUOTE':
      return new UnreadableFile(line, 'a cell goes on after its closing quote: write a quote inside a quoted cell twice ("")');
    case 'INVALID_OPENING_QUOTE':
      return new UnreadableFile(line, 'a quote stands in a cell that does not begin with one: put the cell into quotes and write that one twice ("")');
    default:
      return code?.startsWith('CSV_') ? new UnreadableFile(line, `cannot be read as CSV: ${beginningOf(message, 200)}`) : error;
  }
}

/** The same text; ends when a line of it is longer than any row. */
async function* bounded(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  let [line, length] = [1, 0];
  for (let chunk: string | undefined = head; chunk !== undefined; chunk = await following(rest)) {
    let from = 0;
    for (let at = chunk.indexOf('\n'); ; at = chunk.indexOf('\n', from)) {
      length += (at === -1 ? chunk.length : at) - from;
      if (length > longestRow) throw new UnreadableFile(line, `the line is longer than ${longestRow} characters: that is no row of a table`);
      if (at === -1) break;
      [line, length, from] = [line + 1, 0, at + 1];
    }
    yield chunk;
  }
}

const following = async (chunks: AsyncIterator<string>) => {
  const { value, done } = await next(chunks);
  return done ? undefined : (value as string);
};

/** Bytes that are no text of the encoding end the decoder with a TypeError. */
const next = (chunks: AsyncIterator<string>) =>
  chunks.next().catch((error: unknown) => {
    if (error instanceof TypeError) throw new UnreadableFile(1, 'the bytes are no text: save the table as CSV UTF-8');
    throw error;
  });
