// Open lots in columns, by the rank of their code: a sieve that leaves few of them, and of each one record from which it is
// judged. As objects a hundred thousand lots lie all over memory, and fetching them would cost more than judging.
import { gap } from '../compare.js';
import { earthRadiusKm } from '../geo.js';
import { startsOf } from './columns.js';
import { excluded, judge } from './judge.js';
import { judgeAt } from './judge-lots.js';
import { LotRecords } from './lot-records.js';
import type { OwnClaim } from './own-claims.js';
import type { PreparedLot } from './prepared-lot.js';
import type { Vocabulary } from './vocabulary.js';

/** More than the rules forgive, and what columns of 32 bits round; of what is free, what rounding to whole steps gives back as well. */
const hair = 1 + 1e-6;
const freeHair = 1 + 1e-5;
/** In `grains`: no longer open. */
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
  private readonly ids: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  /** Days + 1 from today to the deadline, and these two since 1970. */
  private readonly days: Uint32Array;
  private readonly today: Uint32Array;
  private readonly deadline: Uint32Array;
  /** In the smallest grains of its dimension, a hair more than it asks for. */
  private readonly grains: Float32Array;
  /** In grains, a hair less than must be free. */
  private readonly least: Float32Array;
  /** For a grain, a hair more than is paid. */
  private readonly ceilings: Float32Array;
  private readonly currencies: Int32Array;
  /** The bit of the language that it asks for; 0 where any will do. */
  private readonly languages: Uint32Array;
  private readonly schemes: readonly [Uint32Array, Uint32Array];
  /** On a sphere of radius 1, and the square of the longest way through it. */
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly z: Float64Array;
  private readonly ways: Float64Array;

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
    this.days = Uint32Array.from(lots, ({ deadline, today }) => deadline - today + 1);
    this.today = Uint32Array.from(lots, ({ today }) => Math.max(0, today));
    this.deadline = Uint32Array.from(lots, ({ deadline }) => Math.max(0, deadline));
    this.grains = Float32Array.from(lots, ({ quantity, unit }) => quantity * unit.grains * hair);
    this.least = Float32Array.from(lots, ({ sharePart, stepPart, unit }) => (Math.max(sharePart, stepPart) * unit.grains) / freeHair);
    this.ceilings = Float32Array.from(lots, ({ ceiling, unit }) => (ceiling === null ? Infinity : (ceiling / unit.grains) * hair));
    this.currencies = Int32Array.from(lots, ({ currency }) => this.currencyNumber(String(currency)));
    this.languages = Uint32Array.from(lots, ({ asksLanguage, languageBit }) => (asksLanguage ? languageBit || spokenByNobody : 0));
    this.schemes = [Uint32Array.from(lots, ({ mandatoryBits }) => mandatoryBits[0]), Uint32Array.from(lots, ({ mandatoryBits }) => mandatoryBits[1])];
    const points = lots.map(({ point }) => (point === null ? null : onSphere(point.latitude, point.longitude)));
    [this.x, this.y, this.z] = [0, 1, 2].map((axis) => Float64Array.from(points, (point) => point?.[axis] ?? 0)) as [Float64Array, Float64Array, Float64Array];
    this.ways = Float64Array.from(lots, ({ point, limitKm }) => (point === null || limitKm === null ? Infinity : wayOf(limitKm)));
  }

  /** The lot is no longer open. False when it is not here. */
  close(lotId: string): boolean {
    const place = this.places.get(lotId);
    if (place === undefined || this.grains[place] === closed) return false;
    this.grains[place] = closed;
    return true;
  }

  isOpen(place: number): boolean {
    return this.grains[place] !== closed;
  }

  idOf(place: number): string {
    return this.ids[place]!;
  }

  /** -1 for one that no lot has. */
  currencyNumber(currency: string): number {
    return this.records.currencies.numberOf(currency);
  }

  /** Puts the places from `from` to `to` that the claim may fit by its terms and certificates into `into`, from `left` on, and says where it ended; it loses none. */
  siftTerms({ leadTime, minimumGrains, enterprise: { unspoken, lacks, lacksToo } }: OwnClaim, from: number, to: number, into: Uint32Array, left: number): number {
    const { days, grains, languages, schemes: [first, second] } = this;
    let end = left;
    for (let place = from; place < to; place += 1) {
      into[end] = place;
      end +=
        +(leadTime <= days[place]!) & +(minimumGrains <= grains[place]!) &
        +(((first[place]! & lacks) | (second[place]! & lacksToo) | (languages[place]! & unspoken)) === 0);
    }
    return end;
  }

  /** Of the first `count` places those that it may fit by its price, what is free and where it is. */
  siftOffer(claim: OwnClaim, count: number, into: Uint32Array): number {
    const { ceilings, currencies, least, today, deadline, ways } = this;
    const { priceGrains, currencyNumber, freeGrains, from, to, enterprise: { x, y, z } } = claim;
    const length = to - from + 1;
    let left = 0;
    for (let each = 0; each < count; each += 1) {
      const place = into[each]!;
      const days = Math.min(to, deadline[place]!) - Math.max(from, today[place]!) + 1;
      const [dx, dy, dz] = [x - this.x[place]!, y - this.y[place]!, z - this.z[place]!];
      into[left] = place;
      left +=
        (+(currencies[place] !== currencyNumber) | +(priceGrains <= ceilings[place]!)) & (+(days <= 0) | +(freeGrains * days >= least[place]! * length)) &
        // Who lies nowhere in particular has coordinates that are no numbers, and is further from nothing.
        +!(dx * dx + dy * dy + dz * dz > ways[place]!);
    }
    return left;
  }

  /** The score of a claim so alike to the code of the lot at a place; `excluded` where it fails, or scores below the minimum. */
  judge(claim: OwnClaim, place: number, similarity: number): number {
    const { records } = this;
    if (claim.isSimple) return judgeAt(records, place, claim, similarity);
    const lot = records.show(place);
    if (gap(similarity, lot.setting.policy.minimumSimilarity) < 0) return excluded;
    const score = judge(claim.enterprise.index, claim.row, similarity, lot, lot.minimumScore);
    return score < lot.minimumScore ? excluded : score;
  }
}

/** On a sphere of radius 1. */
export function onSphere(latitude: number, longitude: number): [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** The square of the straight way between two points so far from one another, and a little more. */
function wayOf(km: number): number {
  const angle = km / earthRadiusKm;
  return angle >= Math.PI ? Infinity : (2 * Math.sin(angle / 2)) ** 2 * (1 + 1e-6) + 1e-12;
}
