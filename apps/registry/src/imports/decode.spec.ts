// Encodings are found out, whatever the parts a file comes in; what is no text is told from it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { EncodingFinder, notCsv, textOf, type Encoding } from './decode.js';

const text = 'name;town\nSélam “Tailoring” €5;Addis Abäba\n';
const amharic = 'name,town\nሰላም ልብስ ስፌት,አዲስ አበባ\n';
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const wide = (words: string) => Buffer.from(words, 'utf16le');
const windows = Buffer.from(
  text.replace('“', '\u0093').replace('”', '\u0094').replace('€', '\u0080'), 'latin1',
);

async function read(bytes: Buffer, size = 7): Promise<{ encoding: Encoding; text: string }> {
  const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));
  // UTF-16 without a mark is told by the first part, which is never this short.
  const [first = Buffer.alloc(0), ...others] = [Buffer.concat(parts.slice(0, 10)), ...parts.slice(10)];
  const finder = new EncodingFinder();
  for (const part of [first, ...others]) finder.add(part);
  async function* all() {
    yield* [first, ...others];
  }
  let found = '';
  for await (const piece of textOf(all(), finder.encoding)) found += piece;
  return { encoding: finder.encoding, text: found };
}

describe('a file', () => {
  it.each<[string, Buffer, Encoding, string]>([
    ['UTF-8', Buffer.from(amharic), 'utf-8', amharic],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8', text],
    ['ASCII', Buffer.from('name\nSelam\n'), 'utf-8', 'name\nSelam\n'],
    ['UTF-16 with a mark', wide(`\ufeff${amharic}`), 'utf-16le', amharic],
    ['UTF-16 the other way round', swapped(wide(`\ufeff${amharic}`)), 'utf-16be', amharic],
    ['UTF-16 without a mark', wide(amharic), 'utf-16le', amharic],
    ['UTF-16 the other way round without a mark', swapped(wide(text)), 'utf-16be', text],
    ['Windows-1252', windows, 'windows-1252', text],
    ['Latin-1', Buffer.from('name\nSélam\n', 'latin1'), 'windows-1252', 'name\nSélam\n'],
  ])('in %s is read', async (_what, bytes, encoding, expected) => {
    expect(await read(bytes)).toEqual({ encoding, text: expected });
  });

  it('in UTF-8 is read whatever it says and wherever its parts end', async () => {
    const property = fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), fc.integer({ min: 1, max: 9 }), async (words, size) => {
      const said = `name,town,${words.replaceAll('\0', '')}`;
      expect(await read(Buffer.from(said), size)).toEqual({ encoding: 'utf-8', text: said });
    });
    await fc.assert(property, { numRuns: runs(200) });
  });

  it.each<[string, Buffer, RegExp]>([
    ['a ZIP archive', Buffer.from('504b0304140000000800', 'hex'), /ZIP archive or a spreadsheet/],
    ['gzip', Buffer.from('1f8b0800', 'hex'), /gzip/],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['text with a NUL', Buffer.from('name,town\nSe\0lam,Addis\n'), /NUL/],
  ])('that is %s is none', (_what, bytes, reason) => {
    expect(notCsv(bytes)).toMatch(reason);
  });
});
