// What an explanation adds up to, what it lacks, what would change it, and how two of them differ. Plain numbers, no pages.
import type { Schemas } from '#client';

export type Rule = Schemas['RuleResult'];
export type Criterion = Schemas['CriterionResult'];

/** What the explanation of a proposal and an evaluation made just now have in common; the rest only a run knows. */
export type Arithmetic = Pick<
  Schemas['Explanation'], 'score' | 'confidence' | 'confidenceParts' | 'criteria' | 'rules' | 'asOf' | 'algorithmVersion' | 'weightsVersion'
> & { claim: Omit<Schemas['Claim'], 'capabilityId'> | null } & Partial<Pick<Schemas['Explanation'], 'spreading' | 'runId' | 'inputHash' | 'watermark'>>;

/** Contributions added in their order, as the score was: equal to it to the last bit. */
export const sumOf = (criteria: readonly Criterion[]): number => criteria.reduce((sum, { contribution }) => sum + contribution, 0);

export interface Gain {
  criterion: string;
  basis: Criterion['basis'];
  /** What the best value of this criterion would add. */
  gain: number;
  /** The score with it. */
  score: number;
}

/** What each counted criterion could still add, the most first. */
export const gainsOf = ({ score, criteria }: Pick<Arithmetic, 'score' | 'criteria'>): Gain[] =>
  criteria
    .filter(({ basis, weight, value }) => basis !== 'none' && weight > 0 && value < 1)
    .map(({ criterion, basis, weight, contribution }) => ({ criterion, basis, gain: weight - contribution, score: score + weight - contribution }))
    .toSorted((one, other) => other.gain - one.gain);

export interface Unknown {
  criterion: string;
  /** The score with the worst and with the best that data could say; now a neutral value stands for it. */
  least: number;
  most: number;
}

/** Criteria that count although nothing is known. */
export const unknownsOf = ({ score, criteria }: Pick<Arithmetic, 'score' | 'criteria'>): Unknown[] =>
  criteria
    .filter(({ basis }) => basis === 'prior')
    .map(({ criterion, weight, contribution }) => ({ criterion, least: score - contribution, most: score - contribution + weight }));

export interface Difference {
  criterion: string;
  own: number;
  other: number;
  /** own - other: above 0 speaks for this one. */
  difference: number;
}

/** The trade-off between two, by criterion, the largest difference first. The differences add up to that of the scores. */
export function differencesOf(own: readonly Criterion[], other: readonly Criterion[]): Difference[] {
  const names = [...new Set([...own, ...other].map(({ criterion }) => criterion))];
  const partOf = (criteria: readonly Criterion[], name: string) => criteria.find(({ criterion }) => criterion === name)?.contribution ?? 0;
  return names
    .map((criterion) => {
      const [one, two] = [partOf(own, criterion), partOf(other, criterion)];
      return { criterion, own: one, other: two, difference: one - two };
    })
    .toSorted((one, two) => Math.abs(two.difference) - Math.abs(one.difference));
}

export const rulesThat = (rules: readonly Rule[], outcome: Rule['outcome']): Rule[] => rules.filter((rule) => rule.outcome === outcome);
