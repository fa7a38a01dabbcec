// Findings as numbers that weights are multiplied with: each finding is one, a measure lies between two of its steps.
import type { Findings } from './findings.js';

/** `names alike 0.8`, `phone same`: what a weight is kept under, and how much of it counts. */
export type Feature = readonly [name: string, amount: number];

const alikeSteps = [0, 0.5, 1];
const containedSteps = [0, 0.5, 1];

/**
 * In a fixed order, so that sums are the same to the last digit. Names and telephone numbers have weights of their own where no address
 * can be compared: beside one they say in part what the address says.
 */
export function featuresOf(findings: Findings): Feature[] {
  const { names, phone, email, website, identifier, address, postcode, town, country, distance } = findings;
  const features: Feature[] = [];
  const alone = address === null ? ' alone' : '';
  if (names) between(`names alike${alone}`, alikeSteps, names.alike, features);
  if (names) between(`names contained${alone}`, containedSteps, names.contained, features);
  if (phone) features.push([`phone${alone} ${phone}`, 1]);
  const stated = { email, website, identifier, address, postcode, town, country };
  for (const [field, finding] of Object.entries(stated)) if (finding !== null) features.push([`${field} ${finding}`, 1]);
  if (distance !== null) features.push([`distance ${distanceStep(distance)}`, 1]);
  return features;
}

/** Both steps around the value, each as much as the value is near it. */
function between(name: string, steps: readonly number[], value: number, into: Feature[]): void {
  const above = Math.max(1, steps.findIndex((step) => step >= value));
  const [low, high] = [steps[above - 1]!, steps[above]!];
  const share = (value - low) / (high - low);
  if (share < 1) into.push([`${name} ${low}`, 1 - share]);
  if (share > 0) into.push([`${name} ${high}`, share]);
}

const distanceStep = (km: number) => (km <= 0.1 ? 'up to 100 m' : km <= 1 ? 'up to 1 km' : km <= 25 ? 'up to 25 km' : 'farther');
