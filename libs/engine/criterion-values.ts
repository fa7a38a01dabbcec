// The arithmetic of the criteria on plain numbers, used where pairs are judged one by one and where a million are scanned:
// the same operations in the same order, so that both give the same to the last bit.
import { clamp } from './compare.js';
import type { Prior } from './types.js';

/** A declared capability counts this part of a verified one. */
export const declaredShare = 0.9;
/** Where no greatest distance is asked, this many km are worth a half. */
export const halfDistanceKm = 500;

/** All from 0 to 1. */
export const capabilityFitValue = (similarity: number, isVerified: boolean, ageWeight: number): number =>
  similarity * (isVerified ? 1 : declaredShare) * ageWeight;

/** A half at the least part that passes, 1 at twice the lot, straight between; all in one unit. */
export const capacityValue = (free: number, least: number, wanted: number): number =>
  clamp(0.5 + (0.5 * (free - least)) / (2 * wanted - least));

/** 1 where nothing of the limit is used, a half where all of it is. */
export const marginValue = (used: number, limit: number): number => 1 - spent(used, limit);

/** `limitKm`: null when the lot asks for none. */
export const distanceValue = (km: number, limitKm: number | null): number =>
  limitKm === null ? halfDistanceKm / (halfDistanceKm + km) : marginValue(km, limitKm);

/** The mean of a Beta prior after `hits` of `trials`. */
export function smoothed(hits: number, trials: number, { mean, strength }: Prior): number {
  return trials + strength === 0 ? mean : (hits + mean * strength) / (trials + strength);
}

/** The mean of what was on time and what was accepted, each smoothed; counts as in `Performance`. */
export function performanceValue(onTime: number, delivered: number, rejected: number, inspected: number, prior: Prior): number {
  return (smoothed(onTime, delivered, prior) + smoothed(inspected - rejected, inspected, prior)) / 2;
}

/** Half of used / limit, at most 1: nothing used is 0, all used a half, twice as much 1. A limit of 0 leaves no choice. */
function spent(used: number, limit: number): number {
  if (limit === 0) return used === 0 ? 0.5 : 1;
  return clamp((0.5 * used) / limit);
}
