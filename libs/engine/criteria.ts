// The criteria: how good a pair is, each from 0 to 1, with the numbers behind it.
import type { Prior } from './types.js';

/** What an enterprise without history counts for; as much as so many observations. */
export const defaultPriors: { pastPerformance: Prior; responsiveness: Prior } = {
  pastPerformance: { mean: 0.7, strength: 4 },
  responsiveness: { mean: 0.5, strength: 4 },
};
