// The claims of the benchmark's world as plain columns, and a scorer over them that knows nothing of the index: what peers without a
// scorer of their own are given, and what brute force walks over.
import { capabilityFitValue, dayOf, stepIn, unitOf, weightAfter, type Candidate, type CodeOrder } from '#engine';
import { languageMask, onSphere, type Asked } from '../asked.js';
import { aging, performanceOf, responsivenessOf } from '../plain-claims.js';
import type { Answer } from '../sql.js';
import { schemes, today } from '../world.js';

/** Schemes as bits in so many words of 30: SQLite in wasm and JavaScript both hold those as numbers. */
export const schemeWords = 4;
const bitsPerWord = 30;
const placeOf = new Map(schemes.map((name, at) => [name, at]));

/** The words with the bits of these schemes. */
export function wordsOf(names: readonly string[]): number[] {
  const words = Array.from({ length: schemeWords }, () => 0);
  for (const name of names) words[Math.floor(placeOf.get(name)! / bitsPerWord)]! |= 1 << (placeOf.get(name)! % bitsPerWord);
  return words;
}

/** An enterprise as every peer is given it. */
export interface PlainEnterprise {
  words: number[];
  languages: number;
  active: boolean;
  x: number;
  y: number;
  z: number;
  performance: number;
  responsiveness: number;
}

/** A claim; `code` is the rank of its code, `enterprise` a place in `enterprises`. */
export interface PlainClaim {
  enterprise: number;
  code: number;
  leadTime: number;
  minimum: number;
  price: number;
  capacity: number;
  /** Capability fit but for the similarity. */
  fit: number;
}

/** Enterprises by the number they are added under, each with its claims; everything of a claim that scoring reads. */
export class Rows {
  readonly enterprises: PlainEnterprise[] = [];
  readonly numbers: number[] = [];
  /** By enterprise. */
  readonly claims: PlainClaim[][] = [];

  constructor(private readonly codes: CodeOrder) {}

  add({ establishments, certifications, languages, active, capabilities, ...history }: Candidate, number: number): void {
    const enterprise = this.enterprises.length;
    this.numbers.push(number);
    this.enterprises.push({
      words: wordsOf(certifications.map(({ scheme }) => scheme)), languages: languageMask(languages), active,
      ...onSphere(establishments[0]!.latitude!, establishments[0]!.longitude!),
      performance: performanceOf(history as Candidate), responsiveness: responsivenessOf(history as Candidate),
    });
    this.claims.push(capabilities.map((claim): PlainClaim => {
      const confirmed = Math.max(dayOf(claim.statedOn), claim.verifiedOn ? dayOf(claim.verifiedOn) : 0);
      return {
        enterprise, code: this.codes.rankOf(claim.code)!, leadTime: claim.leadTimeDays!, minimum: claim.minimumOrder ?? 0,
        price: claim.priceHint!.amount, capacity: claim.capacity![0]!.quantity,
        fit: capabilityFitValue(1, claim.status === 'verified', weightAfter(dayOf(today) - confirmed, aging)),
      };
    }));
  }

  /** All claims in the order of their codes. */
  byCode(): PlainClaim[] {
    return this.claims.flat().sort((a, b) => a.code - b.code || a.enterprise - b.enterprise);
  }
}

/** A lot as the scorer needs it, worked out once. */
export interface PlainLot {
  asked: Asked;
  first: number;
  similarities: readonly number[];
  mandatory: number[];
  preferred: number[];
  share: number;
  step: number;
  limitKm: number;
}

export const least = 0.7 - 7e-10;

export function plainLot(asked: Asked): PlainLot {
  const { need, setting, alike } = asked;
  return {
    asked, first: alike.first, similarities: [...alike.similarities], mandatory: wordsOf(need.mandatoryCertifications),
    preferred: wordsOf(need.preferredCertifications), share: setting.policy.minimumShare! * need.quantity,
    step: Math.min(stepIn(unitOf(need.unit)!), need.quantity), limitKm: need.place!.maxDistanceKm ?? Infinity,
  };
}

/** How alike a code is to the lot's; below `least` where it is not alike enough. */
export const similarityIn = ({ first, similarities }: PlainLot, code: number): number => similarities[code - first] ?? 0;

/** NaN when a rule fails. In the order and with the operations of the criteria. */
export function scoreOf(claim: PlainClaim, of: PlainEnterprise, similarity: number, lot: PlainLot): number {
  const { asked: { need, shares, days, point, languages }, mandatory, preferred } = lot;
  const ceiling = need.ceilingPrice!.amount;
  if (claim.leadTime > days || claim.price > ceiling || claim.minimum > need.quantity || !of.active || (of.languages & languages) === 0) return NaN;
  for (let at = 0; at < schemeWords; at += 1) if ((of.words[at]! & mandatory[at]!) !== mandatory[at]!) return NaN;
  const free = Math.floor((claim.capacity * (days + 1)) / 365 + 1e-6);
  const part = Math.max(lot.share, Math.min(claim.minimum, need.quantity), lot.step);
  if (free < part) return NaN;
  const chord = Math.sqrt((of.x - point.x) ** 2 + (of.y - point.y) ** 2 + (of.z - point.z) ** 2);
  const km = 2 * 6371.0088 * Math.asin(Math.min(1, chord / 2));
  if (km > lot.limitKm) return NaN;
  let held = 0;
  for (let at = 0; at < schemeWords; at += 1) for (let bits = of.words[at]! & preferred[at]!; bits !== 0; bits &= bits - 1) held += 1;
  const wanted = need.preferredCertifications.length;
  return (
    shares[0]! * (similarity * claim.fit) + shares[1]! * 0.5 +
    shares[2]! * Math.min(1, Math.max(0, 0.5 + (0.5 * (free - part)) / (2 * need.quantity - part))) +
    shares[3]! * (1 - Math.min(1, (0.5 * claim.leadTime) / days)) + shares[4]! * (1 - Math.min(1, (0.5 * claim.price) / ceiling)) +
    shares[5]! * (wanted === 0 ? 0 : held / wanted) + shares[6]! * (lot.limitKm === Infinity ? 500 / (500 + km) : 1 - Math.min(1, (0.5 * km) / lot.limitKm)) +
    shares[7]! * of.performance + shares[8]! * of.responsiveness
  );
}

/** The score of an enterprise by those of its claims that are nearest to the lot; NaN when none of them passes. */
export function bestOf(claims: readonly PlainClaim[], of: PlainEnterprise, lot: PlainLot): number {
  let nearest = least;
  let best = NaN;
  for (const claim of claims) {
    const similarity = similarityIn(lot, claim.code);
    if (similarity < nearest) continue;
    if (similarity > nearest) [nearest, best] = [similarity, NaN];
    const score = scoreOf(claim, of, similarity, lot);
    if (!(score <= best)) best = Number.isNaN(score) ? best : score;
  }
  return best;
}

/** The best few in order: by score, then by number. */
export class Best {
  readonly answers: Answer[] = [];

  constructor(private readonly limit: number) {}

  add(enterprise: number, score: number): void {
    const isBefore = (other: Answer) => score > other.score || (score === other.score && enterprise < other.enterprise);
    if (this.answers.length === this.limit) {
      if (!isBefore(this.answers.at(-1)!)) return;
      this.answers.pop();
    }
    let at = this.answers.length;
    while (at > 0 && isBefore(this.answers[at - 1]!)) at -= 1;
    this.answers.splice(at, 0, { enterprise, score });
  }
}
