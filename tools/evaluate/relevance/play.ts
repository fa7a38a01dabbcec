// Scores the test part by the functions of the engine and by every baseline: at once, month by month, or with a fifth known by claims alone.
import { asked, dayOf, learnedValue, partsOf, workParts, type RelevanceWeights } from '#engine';
import type { Award, AwardsFolder, Requirement } from '../../train/folder.js';
import { codesOf, enterprisesAt, hashOf, questionOf, type Enterprise } from '../../train/scene.js';
import { baselinesOf, pastOf, type Scorer } from './baselines.js';
import { Exposure } from './exposure.js';
import { rankAmong, type Found } from './ranks.js';

export const ours = 'relevance';

/** Ranks of everybody, to be asked of once the labels are known. */
interface Scored {
  requirement: Requirement;
  places: ReadonlyMap<string, number>;
  /** By the name of the scorer. */
  scores: Record<string, Float64Array>;
  enterprises: readonly Enterprise[];
}

export interface Played {
  /** By scorer, the same pairs in the same order. */
  found: Record<string, Found[]>;
  awards: Award[];
  exposure: Exposure;
  /** For each requirement, in the order in which they were scored. */
  milliseconds: number[];
  /** Winners whom the rule on codes would leave, among all. */
  filterRecall: number;
}

const defaultSimilarity = 0.7;

export class Stage {
  readonly exposure = new Exposure();
  readonly milliseconds: number[] = [];
  private readonly scored = new Map<string, Scored>();

  constructor(private readonly folder: AwardsFolder, private readonly weights: RelevanceWeights) {}

  /** What can be said of these requirements with these awards known. */
  score(requirements: readonly Requirement[], history: readonly Award[], reduced: (id: string) => boolean = () => false): void {
    const { tree } = this.folder;
    const enterprises = enterprisesAt(history, this.folder, reduced);
    const ids = enterprises.map(({ id }) => id);
    const places = new Map(ids.map((id, at) => [id, at]));
    const baselines: Record<string, Scorer> = baselinesOf(pastOf(history, places, tree, reduced), enterprises.length, tree);
    for (const requirement of requirements) {
      const own = this.relevance(requirement, enterprises);
      const scores: Record<string, Float64Array> = { [ours]: own };
      for (const [name, scorer] of Object.entries(baselines)) scores[name] = scorer(requirement);
      this.exposure.add(ids, own);
      this.scored.set(requirement.id, { requirement, places, scores, enterprises });
    }
  }

  /** Of the pairs among these labels that `counts`, once everything they need was scored. */
  found(labels: readonly Award[], counts: (award: Award) => boolean = () => true): Played {
    const awards = labels.filter((award) => this.scored.has(award.requirement.id) && counts(award));
    const names = [...new Set([...this.scored.values()].flatMap(({ scores }) => Object.keys(scores)))];
    const found = Object.fromEntries(names.map((name) => [name, awards.map(({ requirement, supplierId }): Found => {
      const { places, scores } = this.scored.get(requirement.id)!;
      const place = places.get(supplierId);
      return { requirementId: requirement.id, rank: place === undefined ? null : rankAmong(scores[name]!, place) };
    })]));
    const left = awards.filter(({ requirement, supplierId }) => {
      const { places, enterprises } = this.scored.get(requirement.id)!;
      const place = places.get(supplierId);
      const [wanted] = codesOf(requirement);
      return place !== undefined && (wanted === undefined || enterprises[place]!.claims.some((code) => this.folder.tree.similarity(wanted, code) >= defaultSimilarity - 1e-9));
    }).length;
    return { found, awards, exposure: this.exposure, milliseconds: this.milliseconds, filterRecall: left / Math.max(1, awards.length) };
  }

  /** The very functions of the engine. The time is that of preparing the lot and of every pair; parts are asked again afterwards. */
  private relevance(requirement: Requirement, enterprises: readonly Enterprise[]): Float64Array {
    const began = performance.now();
    const question = asked(questionOf(requirement), this.weights, this.folder.tree, dayOf);
    const scores = new Float64Array(enterprises.length);
    for (let at = 0; at < scores.length; at += 1) scores[at] = learnedValue(question, enterprises[at]!.records, enterprises[at]!.claims);
    this.milliseconds.push(performance.now() - began);
    for (const [at, { id, records, claims }] of enterprises.entries()) {
      const { contributions, meaning, added } = partsOf(question, records, claims);
      let sum = 0.5;
      for (let part = 0; part < workParts.length; part += 1) sum += contributions[part]!;
      sum += meaning?.adds ?? 0;
      if (sum + added !== scores[at]) throw new Error(`the parts of relevance of ${id} to ${requirement.id} are ${sum + added} and not ${scores[at]}`);
    }
    return scores;
  }
}

/** Everything at once: nothing of the test part is known. */
export function playTest(folder: AwardsFolder, weights: RelevanceWeights): Played {
  const stage = new Stage(folder, weights);
  stage.score(folder.test, folder.train);
  return stage.found(folder.labels());
}

/** Month by month: what was won in a month is known once everything asked in that month was scored. Statistics stay frozen. */
export function playLive(folder: AwardsFolder, weights: RelevanceWeights): Played {
  const stage = new Stage(folder, weights);
  const scored = new Set<string>();
  for (const month of new Set(folder.test.map(({ date }) => date.slice(0, 7)))) {
    const requirements = folder.test.filter(({ date }) => date.startsWith(month));
    const known = scored.size === 0 ? [] : folder.labels().filter(({ requirement, date }) => scored.has(requirement.id) && date.slice(0, 7) < month);
    stage.score(requirements, [...folder.train, ...known]);
    for (const { id } of requirements) scored.add(id);
  }
  return stage.found(folder.labels());
}

export const folds = 5;

/** One fold of those who are known by the codes of what they won alone; only what they won counts. */
export function playCold(folder: AwardsFolder, weights: RelevanceWeights, fold: number): { reduced: Played; others: Played } {
  const stage = new Stage(folder, weights);
  const isReduced = (id: string) => hashOf(id) % folds === fold;
  const known = new Set(folder.train.map(({ supplierId }) => supplierId));
  stage.score(folder.test, folder.train, isReduced);
  const labels = folder.labels();
  return {
    reduced: stage.found(labels, ({ supplierId }) => isReduced(supplierId) && known.has(supplierId)),
    others: stage.found(labels, ({ supplierId }) => !isReduced(supplierId)),
  };
}
