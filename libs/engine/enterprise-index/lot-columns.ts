// Open lots in the order of their codes: a sieve that leaves few of them, in two steps that each read what lies together, and of those
// that are left the records. As objects a hundred thousand lots lie all over memory, and fetching them would cost more than judging.
import { gap } from '../compare.js';
import { earthRadiusKm } from '../geo.js';
import { startsOf, words } from './columns.js';
import { excluded, judge } from './judge.js';
import { judgeAt } from './judge-lots.js';
import { asOffer, asTerms, asWords, at, LotRecords } from './lot-records.js';
import type { OwnClaim } from './own-claims.js';
import type { PreparedLot } from './prepared-lot.js';
import type { Vocabulary } from './vocabulary.js';

/** More than the rules forgive and numbers of 32 bits round; of what is free, what rounding to whole steps gives back as well. */
const hair = 1 + 1e-6;
const freeHair = 1 + 1e-5;
/** More than rounding moves two points on the sphere of radius 1: three metres on that of the Earth. */
const hairsBreadth = 5e-7;

/** In the grains of a lot's terms: no longer open. */
const closed = -1;
/** A language of which nobody is known to speak it: the lowest bits of marks are none of a language. */
const spokenByNobody = 1;

export class LotColumns {
  /** The lots of rank r are starts[r] to starts[r + 1] - 1. */
  readonly starts: Uint32Array;
  readonly lots: readonly PreparedLot[];
  readonly records: LotRecords;
  /** Of the code of each. */
  readonly ranks: Uint32Array;
  readonly terms: Uint32Array;
  readonly offers: Float32Array;
  private readonly termNumbers: Float32Array;
  private readonly ids: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly currencies = new Map<string | null, number>();

  /** O(lots + codes). */
  constructor(open: Iterable<PreparedLot>, { codes }: Vocabulary) {
    const byRank: PreparedLot[][] = [];
    for (const lot of open) (byRank[codes.rankOf(lot.need.code)!] ??= []).push(lot);
    this.starts = startsOf(Array.from(codes.codes, (_, rank) => byRank[rank]?.length ?? 0));
    const lots = byRank.flat();
    this.lots = lots;
    this.records = new LotRecords(lots);
    this.ranks = Uint32Array.from(lots, ({ need }) => codes.rankOf(need.code)!);
    this.ids = lots.map(({ need }) => need.lotId);
    this.places = new Map(this.ids.map((id, place) => [id, place]));
    this.terms = words(lots.length * asTerms.width);
    this.termNumbers = new Float32Array(this.terms.buffer);
    this.offers = new Float32Array(lots.length * asOffer.width);
    for (const [place, lot] of lots.entries()) {
      this.writeTerms(place * asTerms.width, lot);
      this.writeOffer(place * asOffer.width, lot);
    }
  }

  /** The lot is no longer open. False when it is not here. */
  close(lotId: string): boolean {
    const place = this.places.get(lotId);
    if (place === undefined || !this.isOpen(place)) return false;
    this.termNumbers[place * asTerms.width + asTerms.grains] = closed;
    return true;
  }

  isOpen(place: number): boolean {
    return this.termNumbers[place * asTerms.width + asTerms.grains] !== closed;
  }

  idOf(place: number): string {
    return this.ids[place]!;
  }

  /** -1 for one that no lot has. */
  currencyNumber(currency: string): number {
    return this.currencies.get(currency) ?? -1;
  }

  /**
   * Puts the places from `from` to `to` that the claim may fit by its terms, language and certificates into `into`, from `left` on, and
   * says where it ended; it loses none.
   */
  siftTerms({ leadTime, minimumGrains, enterprise: { unspoken, lacks, lacksToo } }: OwnClaim, from: number, to: number, into: Uint32Array, left: number): number {
    const { terms, termNumbers } = this;
    let end = left;
    for (let place = from; place < to; place += 1) {
      const term = place * asTerms.width;
      const misses = (terms[term + asTerms.schemes]! & lacks) | (terms[term + asTerms.schemesToo]! & lacksToo) | (terms[term + asTerms.language]! & unspoken);
      into[end] = place;
      end += +(misses === 0) & +(leadTime <= terms[term + asTerms.days]!) & +(minimumGrains <= termNumbers[term + asTerms.grains]!);
    }
    return end;
  }

  /** Of the first `count` places those that it may fit by its price, what is free and where it is. */
  siftOffer(claim: OwnClaim, count: number, into: Uint32Array): number {
    const { terms, offers } = this;
    const { priceGrains, currencyNumber, freeGrains, from, to, enterprise: { x, y, z } } = claim;
    const length = to - from + 1;
    let left = 0;
    for (let each = 0; each < count; each += 1) {
      const place = into[each]!;
      const offer = place * asOffer.width;
      const deadline = offers[offer + asOffer.deadline]!;
      const today = deadline - terms[place * asTerms.width + asTerms.days]! + 1;
      const days = Math.min(to, deadline) - Math.max(from, today) + 1;
      const dx = x - offers[offer + asOffer.x]!;
      const dy = y - offers[offer + asOffer.y]!;
      const dz = z - offers[offer + asOffer.z]!;
      into[left] = place;
      left +=
        (+(offers[offer + asOffer.currency] !== currencyNumber) | +(priceGrains <= offers[offer + asOffer.ceiling]!)) &
        (+(days <= 0) | +(freeGrains * days >= offers[offer + asOffer.least]! * length)) &
        // Who lies nowhere in particular has coordinates that are no numbers, and is further from nothing.
        +!(dx * dx + dy * dy + dz * dz > offers[offer + asOffer.way]!);
    }
    return left;
  }

  /** The score of a claim so alike to the code of the lot at a place; `excluded` where it fails, or scores below the minimum. */
  judge(claim: OwnClaim, place: number, similarity: number): number {
    const lot = this.lots[place]!;
    // Under learned weights relevance asks for all claims, which are not in the numbers of one.
    if (claim.isSimple && !lot.setting.relevance) return judgeAt(this, place, claim, similarity);
    if (gap(similarity, lot.setting.policy.minimumSimilarity) < 0) return excluded;
    const score = judge(claim.enterprise.index, claim.row, similarity, lot, lot.minimumScore);
    lot.letGoOfFrame();
    return score < lot.minimumScore ? excluded : score;
  }

  /** Reads a number of each line that judging the first `count` places will read: memory is waited for once, and not each time. */
  fetch(places: Uint32Array, count: number): void {
    const { numbers, words: wholes, lists } = this.records;
    let read = 0;
    for (let each = 0; each < count; each += 1) {
      const place = places[each]!;
      read += numbers[place * at.width]! + lists[wholes[place * asWords.width + asWords.list]!]!;
    }
    readOf[0] = read;
  }

  private writeTerms(term: number, { deadline, today, asksLanguage, languageBit, mandatoryBits, quantity, unit }: PreparedLot): void {
    this.terms[term + asTerms.days] = deadline - today + 1;
    this.terms[term + asTerms.language] = asksLanguage ? languageBit || spokenByNobody : 0;
    [this.terms[term + asTerms.schemes], this.terms[term + asTerms.schemesToo]] = mandatoryBits;
    this.termNumbers[term + asTerms.grains] = quantity * unit.grains * hair;
  }

  private writeOffer(offer: number, { point, limitKm, ceiling, currency, unit, sharePart, stepPart, deadline }: PreparedLot): void {
    const known = this.currencies.get(currency) ?? this.currencies.size;
    this.currencies.set(currency, known);
    const [x, y, z] = point === null ? [0, 0, 0] : onSphere(point.latitude, point.longitude);
    const way = point === null || limitKm === null ? Infinity : wayOf(limitKm);
    const most = ceiling === null ? Infinity : (ceiling / unit.grains) * hair;
    this.offers.set([x, y, z, way, most, known, (Math.max(sharePart, stepPart) * unit.grains) / freeHair, deadline], offer);
  }
}

/** So that reading is not left out. */
const readOf = new Float64Array(1);

/** On a sphere of radius 1. */
export function onSphere(latitude: number, longitude: number): [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** The square of the straight way between two points so far from one another, and a little more. */
function wayOf(km: number): number {
  const angle = km / earthRadiusKm;
  return angle >= Math.PI ? Infinity : (2 * Math.sin(angle / 2) + hairsBreadth) ** 2 * (1 + 1e-6);
}
