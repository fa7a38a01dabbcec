// Spreading by exposure over the rankings of learned relevance: the strength is chosen on past blocks, each ranked by what was learned before it.
import { asked, dayOf, learnedValue, type RelevanceWeights, type TextVectors } from '#engine';
import { blocksOf } from '../../train/blocks.js';
import type { Award, AwardsFolder, Requirement } from '../../train/folder.js';
import { learn } from '../../train/learn.js';
import { enterprisesAt, questionOf } from '../../train/scene.js';
import { bestWithin, effectsOf, type Effect, type Ranking } from './in-time.js';
import { rounded } from './ranks.js';

const strengths = [0.002, 0.005, 0.0075, 0.01, 0.0125, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05];
const mostLoss = 0.002;
const looksAt = 80;
/** Past blocks that the strength is chosen on. */
const blocks = 2;

export interface PolicyReport {
  /** Null when none loses so little. */
  strength: number | null;
  /** On the test part, parts of what there is without spreading. */
  gini_cut: number | null;
  ndcg_loss: number | null;
  chosen_on: Effect[];
  test: Effect[];
}

export function policyOf(folder: AwardsFolder, weights: RelevanceWeights, vectors: TextVectors | null): PolicyReport {
  const past = blocksOf(folder.train, blocks).map(({ history, asked: awards }) => {
    const before = learn(history, folder, { source: 'a block', command: 'npm run evaluate', trainedOn: history.at(-1)!.date, vectors }).weights;
    return rankings([...new Map(awards.map(({ requirement }) => [requirement.id, requirement])).values()], () => awards, history, folder, before);
  });
  const chosenOn = effectsOf(past, strengths, looksAt);
  const chosen = bestWithin(chosenOn, mostLoss);
  const test = effectsOf([rankings(folder.test, () => folder.labels(), folder.train, folder, weights)], strengths, looksAt);
  const found = test.find(({ strength }) => strength === chosen?.strength);
  return {
    strength: chosen?.strength ?? null, gini_cut: found ? rounded(found.giniCut) : null, ndcg_loss: found ? rounded(found.ndcgLoss) : null, chosen_on: chosenOn, test,
  };
}

/** `awards`: read once everything is scored. */
function rankings(requirements: readonly Requirement[], awards: () => readonly Award[], history: readonly Award[], folder: AwardsFolder, weights: RelevanceWeights): Ranking[] {
  const enterprises = enterprisesAt(history, folder);
  const scored = requirements.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : one.id < other.id ? -1 : 1)).map((requirement) => {
    const question = asked(questionOf(requirement), weights, folder.tree, dayOf);
    return { id: requirement.id, scores: new Map(enterprises.map(({ id, records, claims }) => [id, learnedValue(question, records, claims)])) };
  });
  const winners = new Map<string, string[]>();
  for (const { requirement: { id }, supplierId } of awards()) winners.set(id, [...(winners.get(id) ?? []), supplierId]);
  return scored.map(({ id, scores }) => ({ scores, winners: winners.get(id) ?? [] }));
}

export function policyInWords({ strength, gini_cut: cut, ndcg_loss: loss, test }: PolicyReport): string {
  const percent = (part: number) => `${(100 * part).toFixed(2)} %`;
  const lines = test.map((each) => `  strength ${String(each.strength).padEnd(7)}Gini −${percent(each.giniCut).padStart(8)}   NDCG@10 −${percent(each.ndcgLoss).padStart(8)}${each.strength === strength ? '   chosen on past blocks' : ''}`);
  const chosen = strength === null ? 'No strength is bearable on past blocks.' : `Spreading by exposure with strength ${strength}: ${percent(cut!)} less Gini at ${percent(loss!)} less NDCG@10.`;
  return [chosen, ...lines].join('\n');
}
