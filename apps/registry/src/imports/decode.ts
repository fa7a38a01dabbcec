// From the bytes of a file to text: the encoding is found out, and what is no text is told from it.
import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What a file is whose first bytes no CSV has, and what to do; undefined when it may be a CSV. */
export function notCsv(first: Buffer): string | undefined {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => first[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) {
    return 'The file is a ZIP archive or a spreadsheet (.xlsx, .ods), whatever its name says: save the table as CSV.';
  }
  if (begins(0x1f, 0x8b)) return 'The file is compressed with gzip: send it unpacked.';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'The file is an old spreadsheet (.xls), whatever its name says: save the table as CSV.';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'The file is a PDF, whatever its name says: export the table as CSV.';
  if (wideEncodingOf(first) === undefined && first.includes(0)) return nulWords;
  return undefined;
}

export const nulWords = 'The file has NUL characters in it, which no text has: save the table as CSV UTF-8.';

/** UTF-16 shows in its first bytes: a byte order mark, or letters of the header of which every other byte is zero. */
export function wideEncodingOf([a, b, c, d]: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a && b === 0 && c && d === 0) return 'utf-16le';
  return a === 0 && b && c === 0 && d ? 'utf-16be' : undefined;
}

/** Looks at a file part by part and knows its encoding in the end. */
export class EncodingFinder {
  private wide: 'utf-16le' | 'utf-16be' | undefined;
  private begun = false;
  private utf8 = true;
  private rest = Buffer.alloc(0);
  hasNul = false;

  add(part: Buffer): void {
    if (!this.begun) this.wide = wideEncodingOf(part);
    this.begun = true;
    if (this.wide) return;
    this.hasNul ||= part.includes(0);
    if (!this.utf8) return;
    const bytes = Buffer.concat([this.rest, part]);
    const end = bytes.length - unfinished(bytes);
    this.utf8 = isUtf8(bytes.subarray(0, end));
    this.rest = bytes.subarray(end);
  }

  get encoding(): Encoding {
    return this.wide ?? (this.utf8 && this.rest.length === 0 ? 'utf-8' : 'windows-1252');
  }
}

/** How many bytes at the end begin a character of UTF-8 that the next part ends. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** The text of the parts, without a byte order mark. Throws a TypeError for bytes that the encoding does not have. */
export async function* textOf(parts: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'windows-1252') {
    for await (const part of parts) yield fromWindows1252(part);
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const part of parts) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}

/** What Windows-1252 has where Latin-1 has control characters; everything else is the same. */
const extra = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

// Not by TextDecoder: some versions of Node read its windows-1252 as Latin-1.
const fromWindows1252 = (bytes: Buffer): string =>
  // eslint-disable-next-line no-control-regex
  bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (character) => extra[character.charCodeAt(0) - 0x80]!);
