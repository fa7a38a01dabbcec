// How like a lot one piece of earlier work is: by the words of its title and by its codes.
import type { CodeTree } from '../codes.js';
import type { TrackRecord } from '../types.js';
import { termsIn, weightsIn, worksIn, type Work } from './terms.js';

/** What earlier work is compared with. */
export interface Wanted {
  /** Terms of title and text with their weights, in the order of the text. */
  terms: ReadonlyMap<string, number>;
  /** Sum of those weights. */
  weight: number;
  worksOf(records: readonly TrackRecord[]): readonly Work[];
  /** How alike to the code of the lot, as the tree says; null for a code that is not in the classification. */
  similarityOf(code: string): number | null;
  /** Days since 1970. */
  dayOf(date: string): number;
  today: number;
}

export function wantedTerms(tree: CodeTree, text: string): Pick<Wanted, 'terms' | 'weight' | 'worksOf'> {
  const weightOf = weightsIn(tree);
  const terms = new Map(termsIn(text).map((term) => [term, weightOf(term)]));
  return { terms, weight: [...terms.values()].reduce((sum, weight) => sum + weight, 0), worksOf: worksIn(tree) };
}

/** Cosine of the weighted terms, 0 to 1: shared weight / √(weight of the lot × weight of the title). */
export function alikeInWords(work: Work, wanted: Wanted): number {
  const shared = sharedWeight(work, wanted);
  return shared === 0 ? 0 : Math.min(1, shared / Math.sqrt(wanted.weight * work.weight));
}

export function sharedWeight({ terms }: Work, wanted: Wanted): number {
  let weight = 0;
  for (const term of terms) weight += wanted.terms.get(term) ?? 0;
  return weight;
}

/** The terms of its title that the lot has too. */
export function sharedTerms({ terms }: Work, wanted: Wanted): string[] {
  return terms.filter((term) => wanted.terms.has(term));
}

/** Of the nearest of its codes, 0 to 1; 0 without one. */
export function alikeInCode({ record: { codes } }: Work, wanted: Wanted): number {
  let alike = 0;
  for (const code of codes) alike = Math.max(alike, wanted.similarityOf(code) ?? 0);
  return alike;
}

/** The code by which it is alike; of several equally near the first in the alphabet. */
export function nearestCode(work: Work, wanted: Wanted): string {
  const alike = alikeInCode(work, wanted);
  return work.record.codes.filter((code) => wanted.similarityOf(code) === alike).sort()[0]!;
}
