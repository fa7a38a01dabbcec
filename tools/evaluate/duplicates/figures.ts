// How often pairs that are said to be one are one, and how many of those that are one are said to be.
import { likely, weigh, type Weights } from '#likeness';
import { truePairs, type Labelled } from './labelled.js';
import { comparedPairs, type Without } from './pairs.js';

export interface Figures {
  precision: number;
  recall: number;
  f1: number;
}

/** Pairwise over all pairs of the records; what shares no key counts as not said to be one. The truth is looked at last. */
export function figuresOf(records: readonly Labelled[], without: Without, weights: Weights): Figures {
  const said: [number, number][] = [];
  for (const { earlier, later, findings } of comparedPairs(records.map(({ record }) => without(record)))) {
    if (weigh(findings, weights).probability >= likely) said.push([earlier, later]);
  }
  const right = said.filter(([one, other]) => records[one]!.truth === records[other]!.truth).length;
  const precision = said.length === 0 ? 1 : right / said.length;
  const recall = right / truePairs(records);
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
