// `npm run bench:relevance`: how long learned relevance takes over 1,400 enterprises and within a question to the index, beside the plain way.
import { loadavg } from 'node:os';
import { asked, dayOf, learnedValue } from '#engine';
import { readAwardsFolder } from '../train/folder.js';
import { enterprisesAt, questionOf } from '../train/scene.js';
import { mean, p50, p95, rounded } from './engine/figures.js';
import { worldOf } from './engine/world.js';
import { corpusOf, evenWeights, titles, type Corpus } from './relevance/corpus.js';
import { PlainWay } from './relevance/plain.js';
import { survivors } from './relevance/survivors.js';

const seed = 1;
/** So many requirements are asked by the plain way too. */
const mostPlain = 100;
/** The order of additions is another. */
const rounding = 1e-12;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Prints one line for each figure; with --json one object on the last line. 1 when an answer is not that of the plain way. */
export async function main(args: string[]): Promise<number> {
  const number = (name: string, otherwise: number) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const enterprises = number('--enterprises', 100_000);
  const folder = args.find((each, at) => !each.startsWith('--') && args[at - 1] !== '--enterprises' && args[at - 1] !== '--part');
  const world = worldOf();
  const titleOf = titles(seed);
  const made = corpusOf(world.tree, titleOf, seed, number('--part', 1));
  const overAll = everybody(folder === undefined ? made : readAwardsFolder(folder));
  say(`over everybody: p50 ${overAll.p50_ms_1400} ms, the plain way ${overAll.ratio} times that`);
  const { survivors_parity, ...ofIndex } = survivors(world, enterprises, evenWeights(made), titleOf, say);
  const result = { enterprises, load_1m: rounded(loadavg()[0]!), ...overAll, ...ofIndex, parity: overAll.parity && survivors_parity };
  const lines = Object.entries(result).map(([name, value]) => `${name}: ${value}`);
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
  return result.parity ? 0 : 1;
}

/** Every requirement against everybody, one pair after the other, as the index judges pairs; the first half warms up. */
function everybody(corpus: Corpus) {
  const weights = evenWeights(corpus);
  const all = enterprisesAt(corpus.train, corpus);
  const plain = new PlainWay(weights, corpus.tree, all);
  const questions = corpus.test.map(questionOf);
  const [ms, processorMs, plainMs, sameMs]: [number[], number[], number[], number[]] = [[], [], [], []];
  let parity = true;
  for (let round = 0; round < 2; round += 1) {
    for (const [at, question] of questions.entries()) {
      const [began, used] = [performance.now(), process.cpuUsage()];
      const lot = asked(question, weights, corpus.tree, dayOf);
      const values = Float64Array.from(all, ({ records, claims }) => learnedValue(lot, records, claims));
      const took = performance.now() - began;
      const { user, system } = process.cpuUsage(used);
      if (round > 0) {
        ms.push(took);
        processorMs.push((user + system) / 1000);
      }
      if (round === 0 || at >= mostPlain) continue;
      const beganPlain = performance.now();
      const plainly = plain.values(question);
      sameMs.push(took);
      plainMs.push(performance.now() - beganPlain);
      parity &&= plainly.every((value, place) => Math.abs(value - values[place]!) < rounding);
    }
  }
  return {
    suppliers: all.length, requirements: questions.length, p50_ms_1400: rounded(p50(ms)), p95_ms_1400: rounded(p95(ms)), processor_p50_ms_1400: rounded(p50(processorMs)),
    plain_p50_ms: rounded(p50(plainMs)), ratio: rounded(mean(plainMs) / mean(sameMs)), parity,
  };
}
