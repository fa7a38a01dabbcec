// The lines of a file of any size, one after the other. Only a newline ends one: words may hold the other characters that end lines elsewhere.
import { createReadStream } from 'node:fs';

/** What is longer has no lines: memory ends before it does. */
const longestLine = 1024 * 1024;
const newline = 0x0a;

/** Without the spaces at their ends. Whoever has enough may leave before the end: the rest is not read. Rejects with a line that is too long. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      yield bytes.toString('utf8', start, end).trimEnd();
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > longestLine) throw new Error(`it is longer than ${longestLine} bytes`);
  }
  if (rest.length > 0) yield rest.toString('utf8').trimEnd();
}
