// Relevance within a question to the live index: how long it takes of those whose bounds are not enough, and that the answer is that of brute force.
import { IndexBuilder, LiveIndex, matchLot, PreparedLot, Vocabulary, type Candidate, type LotNeed, type RelevanceWeights, type Setting, type TrackRecord } from '#engine';
import { mean, p50, p95, rounded } from '../engine/figures.js';
import type { World } from '../engine/world.js';
import { logNormal, oneOf, randomFor, type Random } from '../seed/random.js';
import { buyerOf, valueOf, type TitleOf } from './corpus.js';

const best = 50;
const counts = { warm: 300, measured: 500, compared: 5 };
/** Of the enterprises so many have done something that is on record, most of them once or twice. */
const recorded = 0.3;
const mostRecords = 40;

/** Its judgements are timed; the others are not, because a clock costs as much as a judgement of somebody without history. */
class TimedLot extends PreparedLot {
  ms = 0;
  judged = 0;

  override relevanceTo(records: readonly TrackRecord[], claims: Iterable<number>): number {
    const began = performance.now();
    const value = super.relevanceTo(records, claims);
    this.ms += performance.now() - began;
    this.judged += 1;
    return value;
  }
}

export function survivors(world: World, enterprises: number, weights: RelevanceWeights, titleOf: TitleOf, say: (line: string) => void) {
  const random = randomFor(1, 102);
  const lots = world.lots(counts.warm + counts.measured).map(({ need, setting }) => ({
    need: { ...need, title: titleOf(need.code, random), buyerName: buyerOf(random), value: valueOf(random) } satisfies LotNeed,
    setting: { ...setting, weights: { ...setting.weights, relevance: 2 }, relevance: weights } satisfies Setting,
  }));
  const compared = lots.slice(-counts.compared);
  const wanted = new Set(compared.flatMap(({ need, setting }) => world.tree.similarCodes(need.code, setting.policy.minimumSimilarity).map(({ code }) => code)));
  const kept: Candidate[] = [];
  const vocabulary = new Vocabulary(world.tree);
  const builder = new IndexBuilder(vocabulary);
  for (const candidate of world.candidates(enterprises)) {
    const known = random() < recorded ? { ...candidate, trackRecords: recordsOf(candidate, titleOf, random) } : candidate;
    builder.add(known);
    if (known.capabilities.some(({ code }) => wanted.has(code))) kept.push(known);
  }
  const index = new LiveIndex(builder.build());
  say(`${enterprises} enterprises are in the index`);
  const prepared = lots.map(({ need, setting }) => new PreparedLot(need, setting, vocabulary));
  for (const lot of prepared.slice(0, counts.warm)) index.search(lot, best);
  const queries = prepared.slice(counts.warm).map((lot) => timed(() => index.search(lot, best)));
  const judged = lots.slice(counts.warm).map(({ need, setting }) => {
    const lot = new TimedLot(need, setting, vocabulary);
    index.search(lot, best);
    return lot;
  });
  const parity = compared.every(({ need, setting }, at) => {
    const brute = matchLot(need, kept, setting, world.tree).proposals.map(({ enterpriseId, score }) => ({ enterpriseId, score }));
    const ours = index.search(prepared[prepared.length - counts.compared + at]!, best).map(({ enterpriseId, score }) => ({ enterpriseId, score }));
    return JSON.stringify(ours) === JSON.stringify(brute);
  });
  const ms = judged.map((lot) => lot.ms);
  return {
    survivors_p50_ms: rounded(p50(ms)), survivors_p95_ms: rounded(p95(ms)), query_p50_ms: rounded(p50(queries)), query_p95_ms: rounded(p95(queries)),
    judged_mean: rounded(mean(judged.map((lot) => lot.judged))), survivors_parity: parity,
  };
}

function recordsOf({ capabilities }: Candidate, titleOf: TitleOf, random: Random): TrackRecord[] {
  return Array.from({ length: Math.min(mostRecords, 1 + Math.floor(logNormal(random, 0, 1.2))) }, () => {
    const { code } = oneOf(random, capabilities);
    return {
      date: new Date(Date.UTC(2023, 0, 1) + random() * 1400 * 86_400_000).toISOString().slice(0, 10), title: titleOf(code, random), codes: [code],
      verified: random() < 0.8, buyer: buyerOf(random), value: valueOf(random),
    };
  });
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
