// The terms by which a lot and earlier work are compared, and how much each of them tells.
import type { CodeTree } from '../codes.js';
import type { TrackRecord } from '../types.js';
import { wordsIn } from '../words-in-text.js';

// The first six letters, with their marks: endings differ between forms of a word. An Ethiopic letter is a syllable.
const beginning = /^(?:\P{M}\p{M}*){1,6}/u;
/** A word that no label has tells half as much as one that a single code has: it may be rare, or only a filler. */
const unknownPart = 0.5;

/** Beginnings of the words of a text, each once, in the order in which they appear. */
export function termsIn(text: string): string[] {
  return [...new Set([...wordsIn(text).keys()].map(beginningOf))];
}

export const beginningOf = (word: string): string => beginning.exec(word)?.[0] ?? word;

/**
 * The weight of a term: the square of its rarity ln(1 + codes / codes with the term in a label or synonym).
 * It comes from the classification and not from what enterprises have written: nobody can change it by writing more,
 * and nobody's value changes because somebody else did.
 */
export type WeightOf = (term: string) => number;

// One per tree; a tree never changes.
const known = new WeakMap<CodeTree, WeightOf>();

export function weightsIn(tree: CodeTree): WeightOf {
  let weightOf = known.get(tree);
  if (!weightOf) known.set(tree, (weightOf = learnt(tree)));
  return weightOf;
}

function learnt(tree: CodeTree): WeightOf {
  const codesWith = new Map<string, number>();
  for (const { labels, synonyms } of tree.rows()) {
    const texts = [...Object.values(labels), ...Object.values(synonyms).flat()];
    for (const term of termsIn(texts.join(' '))) codesWith.set(term, (codesWith.get(term) ?? 0) + 1);
  }
  const weights = new Map([...codesWith].map(([term, codes]) => [term, Math.log(1 + tree.size / codes) ** 2]));
  const unknown = (unknownPart * Math.log(1 + tree.size)) ** 2;
  return (term) => weights.get(term) ?? unknown;
}

/** A piece of work with its title taken apart. */
export interface Work {
  record: TrackRecord;
  terms: readonly string[];
  /** Sum of their weights. */
  weight: number;
}

// The list of an enterprise is read by every lot of its cluster and never changes: taken apart once per classification.
const works = new WeakMap<CodeTree, WeakMap<readonly TrackRecord[], readonly Work[]>>();

export function worksIn(tree: CodeTree): (records: readonly TrackRecord[]) => readonly Work[] {
  let taken = works.get(tree);
  if (!taken) works.set(tree, (taken = new WeakMap()));
  const weightOf = weightsIn(tree);
  return (records) => {
    let list = taken.get(records);
    if (!list) {
      list = records.map((record) => {
        const terms = termsIn(record.title);
        return { record, terms, weight: terms.reduce((sum, term) => sum + weightOf(term), 0) };
      });
      taken.set(records, list);
    }
    return list;
  };
}
