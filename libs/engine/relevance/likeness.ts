// How like a lot one piece of earlier work is: by the words of its title and by its codes.
import type { CodeTree } from '../codes.js';
import type { TrackRecord } from '../types.js';
import { termsIn, weightsIn } from './terms.js';

/** What earlier work is compared with. */
export interface Wanted {
  tree: CodeTree;
  /** Terms of title and text with their weights, in the order of the text. */
  terms: ReadonlyMap<string, number>;
  /** Sum of those weights. */
  weight: number;
  /** Wu-Palmer against the code of the lot; null for a code that is not in the classification. */
  similarityOf(code: string): number | null;
  /** Days since 1970. */
  dayOf(date: string): number;
  today: number;
}

export interface WordsLikeness {
  /** Cosine of the weighted terms, 0 to 1: shared weight / √(weight of the lot × weight of the title). */
  alike: number;
  sharedWeight: number;
  titleWeight: number;
}

export interface CodeLikeness {
  /** Wu-Palmer, 0 to 1. */
  alike: number;
  code: string;
}

export function wantedTerms(tree: CodeTree, text: string): Pick<Wanted, 'terms' | 'weight'> {
  const weightOf = weightsIn(tree);
  const terms = new Map(termsIn(text).map((term) => [term, weightOf(term)]));
  return { terms, weight: sum(terms.values()) };
}

/** Null when lot and title have no word in common. */
export function likeInWords(record: TrackRecord, wanted: Wanted): WordsLikeness | null {
  const { terms, weight: titleWeight } = titleOf(record, wanted.tree);
  let sharedWeight = 0;
  for (const term of terms) sharedWeight += wanted.terms.get(term) ?? 0;
  if (sharedWeight === 0) return null;
  return { alike: Math.min(1, sharedWeight / Math.sqrt(wanted.weight * titleWeight)), sharedWeight, titleWeight };
}

/** By the nearest of its codes; null when none has anything in common with that of the lot. */
export function likeInCode({ codes }: TrackRecord, wanted: Wanted): CodeLikeness | null {
  let [alike, nearest] = [0, ''];
  for (const code of codes) {
    const similarity = wanted.similarityOf(code) ?? 0;
    if (similarity > alike || (similarity === alike && code < nearest)) [alike, nearest] = [similarity, code];
  }
  return alike > 0 ? { alike, code: nearest } : null;
}

/** The terms of its title that the lot has too. */
export function sharedTerms(record: TrackRecord, wanted: Wanted): string[] {
  return titleOf(record, wanted.tree).terms.filter((term) => wanted.terms.has(term));
}

interface Title {
  terms: readonly string[];
  weight: number;
}

// A record is read by every lot of its cluster and never changes: its title is taken apart once per classification.
const titles = new WeakMap<CodeTree, WeakMap<TrackRecord, Title>>();

function titleOf(record: TrackRecord, tree: CodeTree): Title {
  let ofTree = titles.get(tree);
  if (!ofTree) titles.set(tree, (ofTree = new WeakMap()));
  let title = ofTree.get(record);
  if (!title) {
    const terms = termsIn(record.title);
    title = { terms, weight: sum(terms.map(weightsIn(tree))) };
    ofTree.set(record, title);
  }
  return title;
}

function sum(weights: Iterable<number>): number {
  let total = 0;
  for (const weight of weights) total += weight;
  return total;
}
