// What an enterprise did, smoothed by what one without history counts for: few deliveries say little.
import type { Prior } from './types.js';

/** The mean of a Beta prior after `hits` of `trials`, 0 to 1. */
export function smoothed(hits: number, trials: number, { mean, strength }: Prior): number {
  return trials + strength === 0 ? mean : (hits + mean * strength) / (trials + strength);
}

/** The mean of what was on time and what was accepted, each smoothed; counts as in `Performance`. */
export function performanceValue(onTime: number, delivered: number, rejected: number, inspected: number, prior: Prior): number {
  return (smoothed(onTime, delivered, prior) + smoothed(inspected - rejected, inspected, prior)) / 2;
}
