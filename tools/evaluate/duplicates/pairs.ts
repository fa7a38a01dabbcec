// Pairs of records that share a key, with what they have in common: as the product finds and compares them.
import { findingsOf, keysOf, pairsThatShare, Rarity, readOrganisation, type Findings, type Organisation } from '#likeness';

export interface ComparedPair {
  earlier: number;
  later: number;
  findings: Findings;
}

/** One after the other, so that a hundred thousand records need memory for themselves only. */
export function* comparedPairs(records: readonly Organisation[]): Generator<ComparedPair> {
  const comparable = records.map(readOrganisation);
  const rarity = new Rarity(comparable.map(({ words }) => words));
  for (const [earlier, later] of pairsThatShare(comparable.map(keysOf))) {
    yield { earlier, later, findings: findingsOf(comparable[earlier]!, comparable[later]!, rarity) };
  }
}

/** A record of which less is known. */
export type Without = (record: Organisation) => Organisation;
export const everything: Without = (record) => record;
export const namesOnly: Without = ({ name }) => ({ name });
export const withoutPhone: Without = ({ phones: _, ...record }) => record;
export const withoutAddress: Without = ({ name, phones }) => ({ name, phones });
