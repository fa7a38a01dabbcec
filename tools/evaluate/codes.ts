// `npm run evaluate:codes`: how often the code that buyers used is among those that the product likely finds for a title.
import { parseArgs } from 'node:util';
import { PastCodes } from '#engine';
import { quantile } from '../bench/quantile.js';
import { EvaluationProblem, readTitles, type Titles } from './codes/titles.js';
import { shares } from './codes/shares.js';

const usage = `npm run evaluate:codes -- [DIR] [--before DATE] [--json]

Learns from the training part of DIR/requirements.jsonl (default ../shared/data/match-eval) which code buyers chose for which
title, and tells how often the code of a later title is the first or among the first five: division (the first two digits)
and full code. Codes of the test part are looked at when everything is guessed.

  --before DATE  leaves the test part alone: learns from what is before DATE and guesses the rest of the training part
  --json         one JSON object on the last line
`;

export function main(args: string[]): number {
  try {
    const { values, positionals: [folder = '../shared/data/match-eval', ...more] } = parseArgs({
      args, allowPositionals: true,
      options: { before: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    if (more.length > 0) throw new EvaluationProblem(`${more.join(' ')}: give one folder`);
    if (values.before !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.before)) throw new EvaluationProblem(`--before ${values.before}: give a date such as 2015-01-01`);
    const report = evaluate(readTitles(folder, values.before));
    for (const [name, value] of Object.entries(report)) console.log(`${name.padEnd(14)} ${value}`);
    if (values.json) console.log(JSON.stringify(report));
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

function evaluate({ learnt, names, asked, answers }: Titles): Record<string, number> {
  const started = Date.now();
  const past = new PastCodes(learnt, names, divisionOf);
  const learnSeconds = (Date.now() - started) / 1000;
  const times: number[] = [];
  const guesses = asked.map((title) => {
    const begin = performance.now();
    const full = past.codesFor(title, 5).map(({ code }) => code);
    times.push(performance.now() - begin);
    return { full, division: past.groupsFor(title, 5).map(({ group }) => group) };
  });
  times.sort((a, b) => a - b);
  return {
    ...shares(guesses, answers(), divisionOf),
    learnt: learnt.length, titles: asked.length, learn_s: learnSeconds, guess_p95_ms: Number(quantile(times, 0.95).toFixed(2)),
  };
}

const divisionOf = (code: string) => code.slice(0, 2);
