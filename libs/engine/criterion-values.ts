// The arithmetic of the criteria on plain numbers, used where pairs are judged one by one and where a million are scanned:
// the same operations in the same order, so that both give the same to the last bit. Compiled to WebAssembly as well
// (`enterprise-index/lots-kernel`), so nothing is imported and there are numbers only.

/** A declared capability counts this part of a verified one. */
export const declaredShare = 0.9;
/** Where no greatest distance is asked, this many km are worth a half. */
export const halfDistanceKm = 500;

/** All from 0 to 1. */
export function capabilityFitValue(similarity: number, isVerified: boolean, ageWeight: number): number {
  return similarity * (isVerified ? 1 : declaredShare) * ageWeight;
}

/** A half at the least part that passes, 1 at twice the lot, straight between; all in one unit. */
export function capacityValue(free: number, least: number, wanted: number): number {
  return clamp(0.5 + (0.5 * (free - least)) / (2 * wanted - least));
}

/** 1 where nothing of the limit is used, a half where all of it is. */
export function marginValue(used: number, limit: number): number {
  return 1 - spent(used, limit);
}

/** `limitKm`: null when the lot asks for none. */
export function distanceValue(km: number, limitKm: number | null): number {
  return limitKm === null ? halfDistanceKm / (halfDistanceKm + km) : marginValue(km, limitKm);
}

/** Half of used / limit, at most 1: nothing used is 0, all used a half, twice as much 1. A limit of 0 leaves no choice. */
function spent(used: number, limit: number): number {
  if (limit === 0) return used === 0 ? 0.5 : 1;
  return clamp((0.5 * used) / limit);
}

/** Into 0 to 1. */
function clamp(value: number): number {
  return (
    value < 0 ? 0
    : value > 1 ? 1
    : value
  );
}
