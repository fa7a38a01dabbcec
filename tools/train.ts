// `npm run train`: learns the weights of relevance from past awards and writes them to a file with what they were learned from.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { partNames } from '#engine';
import { readVectors } from '#text-vectors';
import { readAwardsFolder } from './train/folder.js';
import { learn } from './train/learn.js';

const usualOut = '.data/relevance.json';
const usage = `npm run train -- DIR [--out FILE] [--vectors FOLDER] [--json]

Learns the weights of relevance from the awards of DIR/awards_train.csv alone: which part of it told winners from everybody else who
could have been asked, on blocks of time, each scored with what was known before it. DIR is shaped like a folder of npm run evaluate; its
labels are not read, and awards from the first day of its test part on are left out. docs/relevance.md says what the weights must not be used for.

  --out FILE  where to write them (${usualOut})
  --vectors FOLDER  word vectors (*.vec as word2vec, fastText and GloVe write them) to learn the part "meaning" with. Whoever uses the weights
              then needs the same vectors: docs/relevance.md
  --json      one JSON object on the last line
`;

export async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals: [folder, ...more] } = parseArgs({
      args, allowPositionals: true,
      options: { out: { type: 'string', default: usualOut }, vectors: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    if (folder === undefined || more.length > 0) throw new Error('give one folder of awards');
    const began = Date.now();
    const read = readAwardsFolder(folder, console.log);
    const vectors = values.vectors === undefined ? null : await readVectors(values.vectors);
    const command = `npm run train -- ${basename(resolve(folder))}${values.vectors === undefined ? '' : ` --vectors ${basename(resolve(values.vectors))}`}`;
    const { weights, asked } = learn(read.train, read, {
      source: `awards of ${basename(resolve(folder))}`, command, trainedOn: new Date().toISOString().slice(0, 10), vectors,
    }, (words) => console.log(words));
    const text = `${JSON.stringify(weights)}\n`;
    mkdirSync(dirname(values.out), { recursive: true });
    writeFileSync(values.out, text);
    for (const name of partNames) console.log(`${name.padEnd(14)} share ${weights.shares[name].toFixed(4)} of the half above neutral, full at ${weights.full[name]}`);
    const { meaning } = weights;
    if (meaning) console.log(`${'meaning'.padEnd(14)} share ${meaning.share.toFixed(4)} of the half above neutral, full at ${meaning.full}, with the word vectors ${meaning.vectors}`);
    if (asked === 0) console.log('Too few awards to learn shares from: the usual ones are written, with the words and codes of these awards.');
    console.log(`Version ${weights.version} is in ${values.out}.`);
    const { awards, enterprises, until } = weights.provenance;
    if (values.json) console.log(JSON.stringify({ file: values.out, version: weights.version, awards, enterprises, until, asked, bytes: Buffer.byteLength(text), seconds: (Date.now() - began) / 1000, shares: weights.shares, ...(meaning && { meaning }) }));
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}
