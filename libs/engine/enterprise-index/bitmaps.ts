// One bit of every row for each thing that most lots ask: whether it stands, whom one can talk to, which certificates are held.
// Thirty-two rows are compared with a lot in one operation.
import { shared, words as wordsOf } from './columns.js';
import { active, gone, languageShift, unwanted, type EnterpriseIndex } from './enterprise-index.js';
import { schemeBits } from './vocabulary.js';

/** Bitmaps come one after the other: these three, one for each language, one for each bit of schemes. */
const standing = 0;
/** No language is stated: everybody may talk to them, so they are among the speakers of each language as well. */
const unsaid = 1;
/** No certificate is stated. */
const uncertified = 2;
const firstLanguage = 3;

/** Words of one bitmap. */
export const wordsFor = (rows: number): number => Math.ceil(rows / 32);

/** Where the bitmap of a language begins; of one that nobody speaks that of those who may. `bit`: as in the marks. */
export function speakers({ enterprises, languages }: EnterpriseIndex, bit: number): number {
  const language = 31 - Math.clz32(bit) - languageShift;
  return (language < 0 || language >= languages ? unsaid : firstLanguage + language) * wordsFor(enterprises.length);
}

/** Where the bitmap of those that state no certificate begins. */
export const unstated = ({ enterprises }: EnterpriseIndex): number => uncertified * wordsFor(enterprises.length);

/** Where the bitmap of a bit of schemes begins. */
export const holders = ({ enterprises, languages }: EnterpriseIndex, bit: number): number =>
  (firstLanguage + languages + bit) * wordsFor(enterprises.length);

/** Of the bitmap that begins at `start`. */
export const hasBit = (bitmaps: Uint32Array, start: number, row: number): boolean => ((bitmaps[start + (row >>> 5)]! >>> (row & 31)) & 1) !== 0;

/** The row is out of every answer from now on. */
export function close({ bitmaps, marks }: EnterpriseIndex, row: number): void {
  marks[row]! |= gone;
  bitmaps[row >>> 5]! &= ~(1 << (row & 31));
}

/** `marks` of each row; `schemes`: a word of each row's bits, for every 32 bits of schemes. */
export function bitmapsOf(marks: Uint32Array, schemes: readonly Uint32Array[]): { bitmaps: Uint32Array; languages: number } {
  const spoken = marks.reduce((all, each) => all | (each >>> languageShift), 0);
  const languages = 32 - Math.clz32(spoken);
  const words = wordsFor(marks.length);
  const bitmaps = shared(wordsOf, (firstLanguage + languages + schemeBits) * words);
  const everyLanguage = 2 ** languages - 1;
  const first = marks.map((mark, row) => {
    const said = mark >>> languageShift;
    const stands = +((mark & (active | gone | unwanted)) === active);
    const bare = +schemes.every((word) => word[row] === 0) << uncertified;
    return stands | bare | (said === 0 ? (1 << unsaid) | (everyLanguage << firstLanguage) : said << firstLanguage);
  });
  turn(first, firstLanguage + languages, bitmaps, standing);
  for (const [at, column] of schemes.entries()) turn(column, 32, bitmaps, (firstLanguage + languages + at * 32) * words);
  return { bitmaps, languages };
}

/** Of each row the words of its bits of schemes. */
export function schemeWordsOf(index: EnterpriseIndex): Uint32Array[] {
  const { bitmaps, enterprises } = index;
  const words = wordsFor(enterprises.length);
  return Array.from({ length: schemeBits / 32 }, (_, at) => {
    const column = new Uint32Array(words * 32);
    const square = new Uint32Array(32);
    for (let word = 0; word < words; word += 1) {
      for (let bit = 0; bit < 32; bit += 1) square[bit] = bitmaps[holders(index, at * 32 + bit) + word]!;
      swapAcross(square);
      column.set(square, word * 32);
    }
    return column.subarray(0, enterprises.length);
  });
}

/** From words of rows to bitmaps of the first `bits` of them, which begin at `start`. */
function turn(column: Uint32Array, bits: number, bitmaps: Uint32Array, start: number): void {
  const words = wordsFor(column.length);
  const square = new Uint32Array(32);
  for (let word = 0; word < words; word += 1) {
    square.fill(0);
    square.set(column.subarray(word * 32, word * 32 + 32));
    swapAcross(square);
    for (let bit = 0; bit < bits; bit += 1) bitmaps[start + bit * words + word] = square[bit]!;
  }
}

/** Bit b of word w and bit w of word b change places: halves are swapped across the diagonal, then quarters and so on. */
function swapAcross(square: Uint32Array): void {
  for (let [half, mask] = [16, 0xffff]; half > 0; half >>>= 1, mask ^= mask << half) {
    for (let row = 0; row < 32; row = ((row | half) + 1) & ~half) {
      const swapped = ((square[row]! >>> half) ^ square[row | half]!) & mask;
      square[row | half]! ^= swapped;
      square[row]! ^= swapped << half;
    }
  }
}
