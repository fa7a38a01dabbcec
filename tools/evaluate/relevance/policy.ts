// Spreading by exposure over the rankings of learned relevance: how is chosen on past blocks, each ranked by what was learned before it.
import { asked, dayOf, learnedValue, type RelevanceWeights, type TextVectors } from '#engine';
import { blocksOf } from '../../train/blocks.js';
import type { Award, AwardsFolder, Requirement } from '../../train/folder.js';
import { learn } from '../../train/learn.js';
import { enterprisesAt, questionOf } from '../../train/scene.js';
import { effectsOf, surest, type Block, type Effect, type Setting } from './in-time.js';
import { rounded } from './ranks.js';

const strengths = [0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.075];
const keeps = [0, 2, 4, 5, 6, 7, 8];
const settings = keeps.flatMap((keep) => strengths.map((strength): Setting => ({ strength, keep })));
/** A setting must even out so much on past blocks; they are shorter than what it is for, where the same one evens out more. */
const leastCut = 0.08;
/** Half of what may be lost later. */
const mostLoss = 0.001;
const looksAt = 80;
/** Past blocks that the setting is chosen on. */
const blocks = 4;

export interface PolicyReport {
  /** Null when none evens out enough and loses little. */
  strength: number | null;
  keep: number | null;
  /** On the test part, parts of what there is without spreading; null when that is nothing. */
  gini_cut: number | null;
  ndcg_loss: number | null;
  /** Standard error of `ndcg_loss`, over requirements. */
  ndcg_error: number | null;
  /** Why there are no figures; null when there are. */
  reason: string | null;
  /** Every setting, on the past blocks; none when they tell nothing. */
  chosen_on: Effect[];
}

/** The test part is spread once, as chosen. */
export function policyOf(folder: AwardsFolder, weights: RelevanceWeights, vectors: TextVectors | null): PolicyReport {
  const past = blocksOf(folder.train, blocks).map(({ history, asked: awards }) => {
    const before = learn(history, folder, { source: 'a block', command: 'npm run evaluate', trainedOn: history.at(-1)!.date, vectors }).weights;
    return blockOf([...new Map(awards.map(({ requirement }) => [requirement.id, requirement])).values()], () => awards, history, folder, before);
  });
  const chosenOn = effectsOf(past, settings, looksAt);
  const chosen = surest(chosenOn, leastCut, mostLoss);
  const none = { gini_cut: null, ndcg_loss: null, ndcg_error: null, chosen_on: chosenOn };
  if (chosen === null) return { strength: null, keep: null, ...none, reason: chosenOn.length === 0 ? 'past blocks tell nothing of it' : 'none is bearable on past blocks' };
  const { strength, keep } = chosen;
  const [test] = effectsOf([blockOf(folder.test, () => folder.labels(), folder.train, folder, weights)], [chosen], looksAt);
  if (test === undefined) return { strength, keep, ...none, reason: 'the test part tells nothing of it' };
  const { giniCut, ndcgLoss, ndcgError } = test;
  return { strength, keep, gini_cut: rounded(giniCut), ndcg_loss: rounded(ndcgLoss), ndcg_error: rounded(ndcgError), reason: null, chosen_on: chosenOn };
}

/** `awards`: read once everything is scored. */
function blockOf(requirements: readonly Requirement[], awards: () => readonly Award[], history: readonly Award[], folder: AwardsFolder, weights: RelevanceWeights): Block {
  const enterprises = enterprisesAt(history, folder);
  const scored = requirements.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : one.id < other.id ? -1 : 1)).map((requirement) => {
    const question = asked(questionOf(requirement), weights, folder.tree, dayOf);
    const best = enterprises.map(({ id, records, claims }) => ({ enterpriseId: id, score: learnedValue(question, records, claims) }))
      .sort((one, other) => other.score - one.score || (one.enterpriseId < other.enterpriseId ? -1 : 1)).slice(0, looksAt);
    return { id: requirement.id, best };
  });
  const winners = new Map<string, string[]>();
  for (const { requirement: { id }, supplierId } of awards()) winners.set(id, [...(winners.get(id) ?? []), supplierId]);
  return { enterpriseIds: enterprises.map(({ id }) => id), rankings: scored.map(({ id, best }) => ({ best, winners: winners.get(id) ?? [] })) };
}

/** What was chosen, and what every strength does on past blocks, with and without keeping. */
export function policyInWords({ strength, keep, gini_cut: cut, ndcg_loss: loss, ndcg_error: error, reason, chosen_on: effects }: PolicyReport): string {
  const percent = (part: number) => `${(100 * part).toFixed(2)} %`;
  const lines = effects.filter((each) => each.keep === 0 || each.keep === keep).map((each) =>
    `  keep ${each.keep}, strength ${String(each.strength).padEnd(6)} Gini −${percent(each.giniCut).padStart(8)}   NDCG@10 −${percent(each.ndcgLoss).padStart(8)} ± ${percent(each.ndcgError)}`
      + (each.keep === keep && each.strength === strength ? '   chosen' : ''));
  const chosen = strength === null ? 'No spreading by exposure' : `Spreading by exposure with strength ${strength}, the first ${keep} kept`;
  const effect = reason ?? `${percent(cut!)} less Gini at ${percent(loss!)} ± ${percent(error!)} less NDCG@10`;
  return [`${chosen}: ${effect}.`, ...(lines.length > 0 ? ['On past blocks:', ...lines] : [])].join('\n');
}
