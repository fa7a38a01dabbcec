// Learns the weights of relevance: the shares of its parts from time blocks of past awards, what is frozen from all of them.
import { createHash } from 'node:crypto';
import {
  asked as prepared, canonicalJson, claimParts, dayOf, measure, partNames, profileOf, relevanceWeights, withVectors, workParts, type CodeTree, type PartName,
  type RelevanceWeights, type TextVectors,
} from '#engine';
import { blocksOf, type Block } from './blocks.js';
import type { Award, AwardsFolder, Requirement } from './folder.js';
import { choiceOf, fit, type Choice } from './logit.js';
import { enterprisesAt, hashOf, questionOf, type Enterprise } from './scene.js';
import { statisticsOf, usualOf } from './statistics.js';

/** The last one is `meaning`, which is never more than 0 without vectors. */
const parts = partNames.length + 1;
export const usual = { halfLifeDays: 720, ridge: 0.02, blocks: 4, reducedWeight: 1 };
export type Settings = typeof usual;

/** Below so many awards that can be asked shares are not learned: these are used, about what public tenders taught. */
const leastAsked = 60;
const usualShares: Record<PartName, number> = {
  words: 0.52, nearest: 0.16, trade: 0.16, buyer: 0.11, value: 0.05,
  claimedWords: 0.3, claimedText: 0.1, claimedCode: 0.25, claimedTrade: 0.3,
};
const usualFull: Record<PartName, number> = {
  words: 1, nearest: 1, trade: 1, buyer: 1, value: 1, claimedWords: 1, claimedText: 2, claimedCode: 2, claimedTrade: 3,
};
/** What `meaning` has of them then, and the others of work give up together. */
const usualMeaning = 0.1;

export interface Learned {
  weights: RelevanceWeights;
  /** Awards that the shares were learned from; 0 when they are the usual ones. */
  asked: number;
}

export function learn(
  awards: readonly Award[], folder: Pick<AwardsFolder, 'suppliers' | 'tree'>, how: { source: string; command: string; trainedOn: string; settings?: Partial<Settings>; vectors?: TextVectors | null },
  say: (words: string) => void = () => undefined,
): Learned {
  const settings = { ...usual, ...how.settings };
  const { vectors = null } = how;
  const choices: Choice[] = [];
  for (const block of blocksOf(awards, settings.blocks)) {
    choices.push(...choicesOf(block, folder, settings, vectors));
    say(`block from ${block.from}: ${block.asked.length} awards among ${new Set(block.history.map(({ supplierId }) => supplierId)).size} enterprises`);
  }
  const isEnough = choices.length >= 2 * leastAsked;
  const full = isEnough ? fullOf(choices) : { parts: usualFull, meaning: 1 };
  const shares = isEnough ? sharesOf(fit(choices, parts, settings.ridge), full) : usualSharesWith(vectors);
  const statistics = statisticsOf(awards, folder);
  const content = {
    format: 2 as const, shares: shares.parts, full: full.parts, halfLifeDays: settings.halfLifeDays, ...statistics,
    ...(vectors && { meaning: { vectors: vectors.id, share: shares.meaning, full: full.meaning, usual: usualOf(awards, statistics, vectors) } }),
  };
  const provenance = {
    source: how.source, awards: awards.length, enterprises: new Set(awards.map(({ supplierId }) => supplierId)).size,
    until: awards.at(-1)!.date, trainedOn: how.trainedOn, command: how.command,
  };
  const { until, awards: count } = provenance;
  const version = createHash('sha256').update(canonicalJson({ ...content, until, count })).digest('hex').slice(0, 16);
  return { weights: withVectors(relevanceWeights({ ...content, version, provenance }), vectors), asked: isEnough ? choices.length / 2 : 0 };
}

/** Everything asked in a block twice: with everybody as they are, and with a fifth known by their claims alone. */
function choicesOf(block: Block, folder: Pick<AwardsFolder, 'suppliers' | 'tree'>, { halfLifeDays, reducedWeight }: Settings, vectors: TextVectors | null): Choice[] {
  const weights = measuring(block, folder, halfLifeDays, vectors);
  const isReduced = (id: string) => hashOf(`learning ${id}`) % 5 === 0;
  const choices = (enterprises: readonly Enterprise[], weight: number): Choice[] => {
    const places = new Map(enterprises.map(({ id }, at) => [id, at]));
    return block.asked.map(({ requirement, supplierId }) =>
      choiceOf(measuresOf(requirement, enterprises, weights, folder.tree), parts, places.get(supplierId)!, weight));
  };
  return [...choices(enterprisesAt(block.history, folder), 1), ...choices(enterprisesAt(block.history, folder, isReduced), reducedWeight)];
}

/** What was known before a block, with shares of 0: it only measures. */
function measuring({ history, from }: Block, folder: Pick<AwardsFolder, 'tree'>, halfLifeDays: number, vectors: TextVectors | null): RelevanceWeights {
  const all = (value: number) => Object.fromEntries(partNames.map((name) => [name, value]));
  const statistics = statisticsOf(history, folder);
  return withVectors(relevanceWeights({
    format: 2, version: 'measuring', shares: all(0), full: all(1), halfLifeDays, ...statistics,
    provenance: { source: 'a block', awards: history.length, enterprises: 0, until: from, trainedOn: from, command: '' },
    ...(vectors && { meaning: { vectors: vectors.id, share: 0, full: 1, usual: usualOf(history, statistics, vectors) } }),
  }), vectors);
}

function measuresOf(requirement: Requirement, enterprises: readonly Enterprise[], weights: RelevanceWeights, tree: CodeTree): Float32Array {
  const question = prepared(questionOf(requirement), weights, tree, dayOf);
  const measures = new Float32Array(enterprises.length * parts);
  const own = new Float64Array(parts);
  const plain = own.subarray(0, partNames.length);
  for (const [at, { records, claims }] of enterprises.entries()) {
    const profile = profileOf(records, question.question.today, question.frozen, tree);
    measure(question, profile, claims, plain);
    const meaning = question.frozen.meaning?.of(question.question, profile).measured ?? 0;
    // Claims count where earlier work says less than they do: they are learned from those of whom it says nothing.
    if (meaning > 0 || own.subarray(0, workParts.length).some((each) => each > 0)) own.fill(0, workParts.length);
    own[partNames.length] = meaning;
    measures.set(own, at * parts);
  }
  return measures;
}

interface Values {
  parts: Record<PartName, number>;
  meaning: number;
}

/** The most that anybody reached, so that nothing that tells two apart is cut off. */
function fullOf(choices: readonly Choice[]): Values {
  const most = new Float64Array(parts);
  for (const { measures } of choices)
    for (let at = 0; at < measures.length; at += 1) most[at % parts] = Math.max(most[at % parts]!, measures[at]!);
  return named((at) => (most[at]! > 0 ? Math.ceil(most[at]! * 1000) / 1000 : 1));
}

/** As shares of the larger of both sums, so that work and claims stay comparable; rounded down, so that they are not more than 1. */
function sharesOf(beta: Float64Array, full: Values): Values {
  const worth = [...partNames.map((name) => full.parts[name]), full.meaning].map((each, at) => beta[at]! * each);
  const sum = (names: readonly PartName[], start: number) => names.reduce((all, name) => all + worth[partNames.indexOf(name)]!, start);
  const most = Math.max(sum(workParts, worth[partNames.length]!), sum(claimParts, 0));
  return named((at) => (most > 0 ? rounded(worth[at]! / most) : 0));
}

function usualSharesWith(vectors: TextVectors | null): Values {
  if (vectors === null) return { parts: usualShares, meaning: 0 };
  const less = Object.fromEntries(workParts.map((name) => [name, rounded(usualShares[name] * (1 - usualMeaning))]));
  return { parts: { ...usualShares, ...less }, meaning: usualMeaning };
}

/** Down. */
const rounded = (share: number) => Math.floor(share * 1e6) / 1e6;
const named = (value: (at: number) => number): Values => ({
  parts: Object.fromEntries(partNames.map((name, at) => [name, value(at)])) as Record<PartName, number>, meaning: value(partNames.length),
});
