// Word vectors of a folder for the engine's port: plain text as word2vec, fastText and GloVe write it, of as many languages as it has files.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { wordsIn, type TextVectors } from '#engine';
import { linesOf } from './lines.js';

/** A folder that cannot be used, in words, with file and line where there is one. */
export class VectorsProblem extends Error {}

/** Words of all files together: of 300 dimensions they take 240 MB. */
const usualWords = 200_000;
const mostDimensions = 4_096;
/** Words whose vectors lie together, so that memory grows in pieces and nothing is copied. */
const blockWords = 4_096;

/**
 * Reads `*.vec` in the order of their names, each from its beginning, where the most frequent words are: as many as its part of `maxWords`.
 * Words are folded as the engine folds them, of several that become one the first counts, and what is no word is left out. The id is
 * SHA-256, hex, of what was taken and in which order. VectorsProblem for a folder without vectors and for lines that are none.
 */
export async function readVectors(folder: string, { maxWords = usualWords }: { maxWords?: number } = {}): Promise<TextVectors> {
  const names = vectorFiles(folder);
  const taken = new Taken();
  for (const name of names) await take(folder, name, Math.floor(maxWords / names.length), taken);
  if (taken.size === 0) throw new VectorsProblem(`${folder} has files *.vec, and not one word in them`);
  return taken.vectors();
}

function vectorFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.vec')).sort();
  } catch (error) {
    throw new VectorsProblem(`the folder of word vectors cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (names.length === 0) throw new VectorsProblem(`${folder} has no files *.vec`);
  return names;
}

async function take(folder: string, name: string, most: number, taken: Taken): Promise<void> {
  const wrong = (line: number, words: string) => new VectorsProblem(`${join(folder, name)} line ${line}: ${words}`);
  let number = 0;
  let left = most;
  let hasStarted = false;
  try {
    for await (const read of linesOf(join(folder, name))) {
      number += 1;
      if (left === 0) return;
      const line = number === 1 ? read.replace(/^\uFEFF/, '') : read;
      if (line === '') continue;
      const fields = line.split(' ');
      if (!hasStarted) {
        hasStarted = true;
        const stated = fields.length === 2 && /^\d+ \d+$/.test(line);
        const dimensions = stated ? Number(fields[1]) : fields.length - 1;
        const problem = taken.startFile(dimensions);
        if (problem !== null) throw wrong(number, problem);
        if (stated) continue;
      }
      const { dimensions } = taken;
      if (fields.length <= dimensions) throw wrong(number, `has ${fields.length - 1} numbers, not ${dimensions}`);
      // Where nothing was taken yet the first line states too few, and nothing ever would be; later it is a word with numbers in it.
      if (left === most && fields.length > dimensions + 1 && fields.slice(1).every((each) => each !== '' && Number.isFinite(Number(each)))) throw wrong(number, `has ${fields.length - 1} numbers, not ${dimensions}`);
      // Of a word with spaces in it nothing is ever asked.
      const word = fields.length === dimensions + 1 ? wordOf(fields[0]!) : null;
      if (word === null || taken.has(word)) continue;
      const values = Float32Array.from({ length: dimensions }, (_, at) => Number(fields[at + 1] || Number.NaN));
      const bad = values.findIndex((each) => !Number.isFinite(each));
      if (bad >= 0) throw wrong(number, `"${fields[bad + 1]!.slice(0, 40)}" is not a number`);
      taken.add(word, values);
      left -= 1;
    }
  } catch (error) {
    if (error instanceof VectorsProblem) throw error;
    throw wrong(number + 1, `cannot be read: ${(error as Error).message}`);
  }
}

/** Null for what is not one whole word: numbers, punctuation, letters that were broken. */
function wordOf(written: string): string | null {
  const [one, ...more] = wordsIn(written);
  return one !== undefined && more.length === 0 && one[1] === written ? one[0] : null;
}

class Taken {
  dimensions = 0;
  private readonly places = new Map<string, number>();
  private readonly blocks: Float32Array[] = [];
  private readonly hash = createHash('sha256');

  get size(): number {
    return this.places.size;
  }

  has(word: string): boolean {
    return this.places.has(word);
  }

  /** What is wrong with a file of so many dimensions; null when nothing is. */
  startFile(dimensions: number): string | null {
    if (!(dimensions >= 1 && dimensions <= mostDimensions)) return `must be a word and 1 to ${mostDimensions} numbers, or how many words and how many dimensions there are`;
    if (this.dimensions !== 0 && dimensions !== this.dimensions) return `has ${dimensions} dimensions, and the files before it ${this.dimensions}`;
    if (this.dimensions === 0) this.hash.update(`${dimensions}\n`);
    this.dimensions = dimensions;
    return null;
  }

  add(word: string, values: Float32Array): void {
    const place = this.places.size;
    if (place % blockWords === 0) this.blocks.push(new Float32Array(blockWords * this.dimensions));
    this.blocks.at(-1)!.set(values, (place % blockWords) * this.dimensions);
    this.places.set(word, place);
    this.hash.update(`${word}\n`).update(new Uint8Array(values.buffer));
  }

  vectors(): TextVectors {
    const { dimensions, places, blocks } = this;
    return {
      id: this.hash.digest('hex'), dimensions,
      of: (word) => {
        const place = places.get(word);
        if (place === undefined) return null;
        const start = (place % blockWords) * dimensions;
        return blocks[Math.floor(place / blockWords)]!.subarray(start, start + dimensions);
      },
    };
  }
}
