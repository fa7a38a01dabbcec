// Findings weighed: the log-odds that two records are one, as a sum whose every part is shown.
import { featuresOf } from './features.js';
import type { Findings } from './findings.js';
import type { Weights } from './weights.js';

export type Field = keyof Findings;

/** What a field adds to the log-odds. */
export interface Part {
  field: Field;
  /** In log-odds, rounded to hundredths; above 0 speaks for one enterprise. */
  weight: number;
}

export interface Verdict {
  /** 0 to 1: 1 / (1 + e^-logOdds). */
  probability: number;
  /** `base` and the weights of all parts, to the last digit. */
  logOdds: number;
  base: number;
  /** Without those that add nothing, in the order of the fields. */
  parts: Part[];
}

/** A finding without a weight adds nothing. */
export function weigh(findings: Findings, weights: Weights): Verdict {
  const sums = new Map<Field, number>();
  for (const [name, amount, field] of featuresOf(findings)) {
    sums.set(field, (sums.get(field) ?? 0) + (weights[name] ?? 0) * amount);
  }
  // Whole hundredths, so that the sum of what is shown is what is shown as the sum.
  let hundredths = Math.round((weights['base'] ?? 0) * 100);
  const base = hundredths / 100;
  const parts: Part[] = [];
  for (const [field, sum] of sums) {
    const weight = Math.round(sum * 100);
    if (weight === 0) continue;
    hundredths += weight;
    parts.push({ field, weight: weight / 100 });
  }
  const logOdds = hundredths / 100;
  return { probability: 1 / (1 + Math.exp(-logOdds)), logOdds, base, parts };
}

/** From here on two records are shown as likely one: more likely than not. */
export const likely = 0.5;
