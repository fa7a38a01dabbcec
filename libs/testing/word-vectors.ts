// Word vectors made by hand, small enough to be read: in memory as the engine takes them, and as the folder that an operator has.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsIn, type TextVectors } from '#engine';

/** By word, as it is written; all of the same length. */
export type WordVectors = Readonly<Record<string, readonly number[]>>;

/** Words of garments in several scripts: shirts are near each other, cloth is somewhere else, and a bank is nothing of both. */
export const garments: WordVectors = {
  polo: [4, 1, 0], shirts: [5, 0, 0], chemise: [3, 0.5, 0], Chemises: [6, 0.5, 0], brodées: [2, 3, 1], ሸሚዝ: [1, 0.1, 0], рубашки: [2, 0, 0.3], कमीज़: [4, 0.2, 0],
  cotton: [0.5, 4, 0], fabric: [0, 3, 0.5], የጥጥ: [0, 2, 0], सूती: [0.3, 5, 0], कपड़ा: [0, 1, 0.2], bank: [-3, 0, 5],
};

export function vectorsInMemory(id: string, words: WordVectors): TextVectors {
  const known = new Map(Object.entries(words).map(([word, values]) => [[...wordsIn(word).keys()][0]!, Float32Array.from(values)]));
  return { id, dimensions: Object.values(words)[0]!.length, of: (word) => known.get(word) ?? null };
}

/** As fastText and word2vec write them, with how many there are in the first line. */
export function writeVectors(folder: string, name: string, words: WordVectors): void {
  const lines = Object.entries(words).map(([word, values]) => `${word} ${values.join(' ')}`);
  writeFileSync(join(folder, name), [`${lines.length} ${Object.values(words)[0]!.length}`, ...lines, ''].join('\n'));
}
