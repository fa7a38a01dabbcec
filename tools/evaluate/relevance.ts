// `npm run evaluate`: how well learned relevance finds who won real tenders, beside every simple way to guess them.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { relevanceWeights, withVectors, type RelevanceWeights, type TextVectors } from '#engine';
import { readVectors } from '#text-vectors';
import { readAwardsFolder, requireEarlier, type AwardsFolder } from '../train/folder.js';
import { learn } from '../train/learn.js';
import { folds, playCold, playLive, playTest } from './relevance/play.js';
import { policyInWords, policyOf } from './relevance/policy.js';
import { figuresOf, measureNames, rounded } from './relevance/ranks.js';
import { reportOf, together, type Report } from './relevance/report.js';

const usual = '../shared/data/match-eval';
const usage = `npm run evaluate -- [DIR] [--live] [--cold] [--weights FILE] [--vectors FOLDER] [--json]

Learns relevance from the training awards of DIR (${usual}), scores its test part with the functions of the engine, then reads
DIR/labels, and tells how many winners are among the first 5, 10 and 50, with bootstrap intervals of 95 %, beside every baseline. Ties
count as the middle rank, winners never seen before as misses.

  --live          each month's awards become known once that month was scored; what is frozen in the weights stays so
  --cold          five times another fifth of the enterprises is known by the codes of what it won alone; only what they won counts
  --weights FILE  weights written by npm run train, instead of learning them here
  --vectors FOLDER  word vectors to learn with, or those that the weights were learned with
  --json          one JSON object on the last line
`;

export async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals: [folder = usual, ...more] } = parseArgs({
      args, allowPositionals: true,
      options: {
        live: { type: 'boolean', default: false }, cold: { type: 'boolean', default: false }, weights: { type: 'string' }, vectors: { type: 'string' },
        json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    if (more.length > 0) throw new Error(`${more.join(' ')}: give one folder`);
    if (values.live && values.cold) throw new Error('--live and --cold are two questions: ask one at a time');
    const read = readAwardsFolder(folder, console.log);
    if (read.test.length === 0) throw new Error('requirements.jsonl has no requirement with the split "test"');
    const vectors = values.vectors === undefined ? null : await readVectors(values.vectors);
    const weights = values.weights === undefined ? learnt(folder, read, vectors) : withVectors(relevanceWeights(JSON.parse(readFileSync(values.weights, 'utf8'))), vectors);
    requireEarlier(weights, read.test);
    const report = values.cold ? coldReport(read, weights) : reportOf((values.live ? playLive : playTest)(read, weights), read);
    print(report);
    // Of the plain question only: what is spread is its lists, one after the other.
    const policy = values.live || values.cold ? null : policyOf(read, weights, vectors);
    if (policy !== null) console.log(policyInWords(policy));
    if (values.json) console.log(JSON.stringify({ ...report, ...(policy && { policy }), weights: weights.version }));
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

function learnt(folder: string, read: AwardsFolder, vectors: TextVectors | null): RelevanceWeights {
  const today = new Date().toISOString().slice(0, 10);
  const { weights } = learn(read.train, read, { source: `awards of ${basename(resolve(folder))}`, command: 'npm run evaluate', trainedOn: today, vectors }, console.log);
  return weights;
}

/** The mean of the folds, and the intervals of all their pairs together. */
function coldReport(read: AwardsFolder, weights: RelevanceWeights): Report & { folds: object[]; others: object } {
  const played = Array.from({ length: folds }, (_, fold) => playCold(read, weights, fold));
  const reports = played.map(({ reduced }) => reportOf(reduced, read));
  const all = reportOf(together(played.map(({ reduced }) => reduced)), read);
  const means = Object.fromEntries(measureNames.map((name) => [name, rounded(reports.reduce((sum, report) => sum + report[name], 0) / folds)]));
  const others = together(played.map(({ others: those }) => those)).found;
  return {
    ...all, ...means,
    folds: reports.map((report) => ({ pairs: report.pairs, 'recall@10': report['recall@10'], mrr: report.mrr })),
    others: Object.fromEntries(Object.entries(others).map(([name, found]) => [name, figuresOf(found)])),
  };
}

function print(report: Report): void {
  const line = (name: string, figures: Record<string, unknown>) =>
    console.log(`${name.padEnd(26)}${measureNames.map((measure) => String(figures[measure]).padStart(11)).join('')}`);
  console.log(`${''.padEnd(26)}${measureNames.map((measure) => measure.padStart(11)).join('')}`);
  line('relevance', report as never);
  console.log(`${'  95 % from'.padEnd(26)}${measureNames.map((measure) => String(report.intervals[measure][0]).padStart(11)).join('')}`);
  console.log(`${'  to'.padEnd(26)}${measureNames.map((measure) => String(report.intervals[measure][1]).padStart(11)).join('')}`);
  for (const [name, { pairs, ...figures }] of Object.entries(report.subsets)) line(`${name} (${pairs})`, figures as never);
  for (const [name, { ahead, ...figures }] of Object.entries(report.baselines)) {
    line(name, figures as never);
    console.log(`${'  ahead by, 95 %'.padEnd(26)}${measureNames.map((measure) => ahead[measure].interval.map((end) => end.toFixed(2)).join('…').padStart(11)).join('')}`);
  }
  for (const name of ['pairs', 'gini', 'coverage', 'top1pct_share', 'filter_recall', 'ms_p50'] as const) console.log(`${name.padEnd(26)}${String(report[name]).padStart(11)}`);
}
