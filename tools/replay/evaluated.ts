// What the same weights come to without a system: everybody who had won something, ranked by relevance alone, as an evaluation does.
import { asked, dayOf, learnedValue, relevanceWeights } from '#engine';
import { readAwardsFolder } from '../train/folder.js';
import { enterprisesAt, questionOf } from '../train/scene.js';
import type { Tender } from './folder.js';
import type { Ranking } from './recall.js';

/** By tender, everybody. `weights`: JSON. */
export function evaluated(folder: string, weights: string, posts: readonly Tender[]): Map<string, Ranking> {
  const read = readAwardsFolder(folder);
  const learned = relevanceWeights(JSON.parse(weights));
  const enterprises = enterprisesAt(read.train, read);
  const posted = new Set(posts.map(({ id }) => id));
  return new Map(read.test.filter(({ id }) => posted.has(id)).map((requirement) => {
    const question = asked(questionOf(requirement), learned, read.tree, dayOf);
    const proposals = enterprises
      .map(({ id, records, claims }) => ({ supplierId: id, score: learnedValue(question, records, claims) }))
      .sort((a, b) => b.score - a.score || (a.supplierId < b.supplierId ? -1 : 1));
    return [requirement.id, { proposals }] as const;
  }));
}
