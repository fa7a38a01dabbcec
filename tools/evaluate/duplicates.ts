// `npm run evaluate:duplicates`: how well records of one organisation are told, on records of which the truth is known.
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { likely, productWeights, weigh, type Organisation, type Weights } from '#likeness';
import { enlarged } from './duplicates/enlarge.js';
import { figuresOf } from './duplicates/figures.js';
import { halvesOf, readLabelled } from './duplicates/labelled.js';
import { learnWeights } from './duplicates/learning.js';
import { comparedPairs, everything, namesOnly } from './duplicates/pairs.js';

const usual = '../shared/data/entity-resolution/organisations_with_true_ids.csv';
const learntFile = 'libs/likeness/learnt-weights.ts';
const records = 100_000;
const usage = `npm run evaluate:duplicates -- [FILE] [--learn] [--json]

Learns weights on one half of the organisations and reports on the other half, pair by pair, with the least probability of the
product (${likely}): precision, recall and f1; f1_names_only with telephone and address removed; f1_product with the weights that the
product ships; and the seconds in which ${records.toLocaleString('en')} records are compared.

  FILE     CSV with the columns True Id, Site name, Address, Zip, Phone (${usual})
  --learn  writes the weights to ${learntFile}
  --json   one JSON object on the last line
`;

export function main(args: string[]): number {
  let options: { file: string; learn: boolean; json: boolean };
  try {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: { learn: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    options = { file: positionals[0] ?? usual, learn: values.learn, json: values.json };
    if (!existsSync(options.file)) throw new Error(`${options.file}: there is no such file; name one with the columns below`);
    print(evaluate(options.file, options.learn), options.json);
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

function evaluate(file: string, learn: boolean): Record<string, number> {
  const all = readLabelled(file);
  const { tuning, test } = halvesOf(all);
  const learnt = learnWeights(tuning);
  if (learn) writeLearnt(learnt, tuning.length);
  const weights = { ...productWeights, ...learnt };
  const figures = figuresOf(test, everything, weights);
  return {
    ...figures,
    f1_names_only: figuresOf(test, namesOnly, weights).f1,
    f1_product: figuresOf(test, everything, productWeights).f1,
    f1_tuning: figuresOf(tuning, everything, weights).f1,
    ...timed(enlarged(all.map(({ record }) => record), records), weights),
  };
}

/** Reading, keys, pairs, comparison and weighing: everything but making the records. */
function timed(organisations: readonly Organisation[], weights: Weights): Record<string, number> {
  const began = performance.now();
  let pairs = 0;
  let found = 0;
  for (const { findings } of comparedPairs(organisations)) {
    pairs += 1;
    if (weigh(findings, weights).probability >= likely) found += 1;
  }
  return { records: organisations.length, pairs_compared: pairs, pairs_likely: found, seconds_100k: (performance.now() - began) / 1000 };
}

function writeLearnt(weights: Weights, learntFrom: number): void {
  const lines = Object.entries(weights).map(([name, weight]) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${weight},`);
  writeFileSync(learntFile, `// Written by \`npm run evaluate:duplicates -- --learn\`, from ${learntFrom.toLocaleString('en')} records of organisations with true ids
// (Chicago early childhood sites, dedupe examples, MIT), the half whose ids hash even. Do not edit: judged weights are in weights.ts.
export const learntWeights: Readonly<Record<string, number>> = {
${lines.join('\n')}
};
`);
}

function print(figures: Record<string, number>, json: boolean): void {
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));
  if (json) console.log(JSON.stringify(rounded));
  else for (const [name, value] of Object.entries(rounded)) console.log(`${name}: ${value}`);
}
