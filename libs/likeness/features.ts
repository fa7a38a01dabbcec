// Findings as numbers that weights are multiplied with: each finding is one, a measure lies between two of its steps.
import type { Findings } from './findings.js';

/** `names alike 0.5`, `phone same`: what a weight is kept under, how much of it counts, and of which field it tells. */
export type Feature = readonly [name: string, amount: number, field: keyof Findings];

const alikeSteps = [0, 0.5, 1];
const containedSteps = [0, 0.5, 1];

/**
 * In a fixed order, so that sums are the same to the last digit. Names and telephone numbers have weights of their own where no address
 * can be compared: beside one they say in part what the address says.
 */
export function featuresOf(findings: Findings): Feature[] {
  const { names, phone, email, website, identifier, address, postcode, town, country, distance } = findings;
  const features: Feature[] = [];
  const alone = address === null;
  if (names) between(alone ? 'names alike alone' : 'names alike', alikeSteps, names.alike, features);
  if (names) between(alone ? 'names contained alone' : 'names contained', containedSteps, names.contained, features);
  if (phone) features.push([nameOf(alone ? 'phone alone' : 'phone', phone), 1, 'phone']);
  if (email !== null) features.push([nameOf('email', email), 1, 'email']);
  if (website !== null) features.push([nameOf('website', website), 1, 'website']);
  if (identifier !== null) features.push([nameOf('identifier', identifier), 1, 'identifier']);
  if (address !== null) features.push([nameOf('address', address), 1, 'address']);
  if (postcode !== null) features.push([nameOf('postcode', postcode), 1, 'postcode']);
  if (town !== null) features.push([nameOf('town', town), 1, 'town']);
  if (country !== null) features.push([nameOf('country', country), 1, 'country']);
  if (distance !== null) features.push([nameOf('distance', distanceStep(distance)), 1, 'distance']);
  return features;
}

const known = new Map<string, Map<string | number, string>>();

/** There are few, and a text that is put together anew has to be read to the end each time a weight is looked up by it. */
function nameOf(about: string, finding: string | number): string {
  let its = known.get(about);
  if (!its) known.set(about, its = new Map());
  let name = its.get(finding);
  if (name === undefined) its.set(finding, name = `${about} ${finding}`);
  return name;
}

/** Both steps around the value, each as much as the value is near it. */
function between(name: string, steps: readonly number[], value: number, into: Feature[]): void {
  const above = Math.max(1, steps.findIndex((step) => step >= value));
  const [low, high] = [steps[above - 1]!, steps[above]!];
  const share = (value - low) / (high - low);
  if (share < 1) into.push([nameOf(name, low), 1 - share, 'names']);
  if (share > 0) into.push([nameOf(name, high), share, 'names']);
}

const distanceStep = (km: number) => (km <= 0.1 ? 'up to 100 m' : km <= 1 ? 'up to 1 km' : km <= 25 ? 'up to 25 km' : 'farther');
