// Relevance under learned weights: a half, and what each part adds to it, in one fixed order, so that the parts are the value to the last bit.
import type { TrackRecord } from '../../types.js';
import { neutral } from '../experience.js';
import { partNames, workParts } from '../weights.js';
import type { Asked } from './asked.js';
import type { Frozen } from './frozen.js';
import type { MeaningPart } from './meaning.js';
import { measure } from './parts.js';
import type { Profile } from './profile.js';

/** Used again for each pair: nothing below asks for another pair in between. */
const reused = new Float64Array(partNames.length);

/** 0.5 to 1: depends on the lot, on what the enterprise did and claims and on the weights, and on nobody else. */
export function learnedValue(asked: Asked, records: readonly TrackRecord[], claims: Iterable<string>): number {
  return learnedValueOf(asked, asked.profiles.of(records, asked.question.today), claims);
}

/** The same of what is already taken apart. */
export function learnedValueOf(asked: Asked, profile: Profile, claims: Iterable<string>): number {
  const { frozen, question } = asked;
  measure(asked, profile, claims, reused);
  let value = neutral;
  for (let at = 0; at < workParts.length; at += 1) value += frozen.contributionOf(at, reused[at]!);
  if (frozen.meaning) value += frozen.meaning.of(question, profile).adds;
  return value + moreThan(value - neutral, claimsWorth(frozen, reused));
}

export interface LearnedParts {
  /** In the order of `partNames`. */
  measured: Float64Array;
  contributions: Float64Array;
  /** Null where the weights were learned without vectors. */
  meaning: MeaningPart | null;
  /** What earlier work adds in all, what claims say in all, and what they add: as much as that is more. */
  work: number;
  claimed: number;
  added: number;
}

/** The same, taken apart: neutral + contributions of work, one after the other, + meaning + added is the value to the last bit. */
export function partsOf(asked: Asked, records: readonly TrackRecord[], claims: Iterable<string>): LearnedParts {
  return partsOfProfile(asked, asked.profiles.of(records, asked.question.today), claims);
}

export function partsOfProfile(asked: Asked, profile: Profile, claims: Iterable<string>): LearnedParts {
  const { frozen, question } = asked;
  const measured = new Float64Array(partNames.length);
  measure(asked, profile, claims, measured);
  const contributions = measured.map((each, at) => frozen.contributionOf(at, each));
  let value = neutral;
  for (let at = 0; at < workParts.length; at += 1) value += contributions[at]!;
  const meaning = frozen.meaning && frozen.meaning.of(question, profile);
  if (meaning) value += meaning.adds;
  const claimed = claimsWorth(frozen, measured);
  return { measured, contributions, meaning, work: value - neutral, claimed, added: moreThan(value - neutral, claimed) };
}

function claimsWorth(frozen: Frozen, measured: Float64Array): number {
  let claimed = 0;
  for (let at = workParts.length; at < measured.length; at += 1) claimed += frozen.contributionOf(at, measured[at]!);
  return claimed;
}

const moreThan = (work: number, claimed: number): number => Math.max(0, claimed - work);
