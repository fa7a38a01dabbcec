// Open lots in columns, by the rank of their code: a sieve that leaves few of them, and of each one record from which it is put
// together again to be judged. As objects a hundred thousand lots lie all over memory, and fetching them would cost more than judging.
import { earthRadiusKm } from '../geo.js';
import type { LotNeed, Setting } from '../types.js';
import type { Unit } from '../units.js';
import { doubles, startsOf } from './columns.js';
import type { OwnClaim } from './own-claims.js';
import { PreparedLot } from './prepared-lot.js';
import type { Vocabulary } from './vocabulary.js';

/** More than the rules forgive; of what is free, what rounding to whole steps gives back as well. */
const hair = 1 + 1e-8;
const freeHair = 1 + 1e-5;
/** In `grains`: no longer open. */
const closed = -1;

/** Places in a record. NaN = the lot says nothing of it. */
const at = {
  width: 31, quantity: 0, sharePart: 1, stepPart: 2, ceiling: 3, latitude: 4, longitude: 5, cosine: 6, limitKm: 7, reachLatitude: 8, reachLongitude: 9,
  today: 10, deadline: 11, country: 12, languageBit: 13, asksLanguage: 14, unit: 15, currency: 16, policy: 17, lists: 18, mandatory: 19, preferred: 20,
  minimumSimilarity: 21, shares: 22,
} as const;

type Policy = Pick<PreparedLot, 'excludes' | 'aging' | 'priors' | 'invitationCap' | 'minimumScore'>;
/** A lot that takes turns. */
type Shown = { -readonly [Name in keyof PreparedLot]: PreparedLot[Name] };

export class LotColumns {
  /** The lots of rank r are starts[r] to starts[r + 1] - 1. */
  readonly starts: Uint32Array;
  readonly lots: readonly PreparedLot[];
  private readonly ids: readonly string[];
  private readonly needs: readonly LotNeed[];
  private readonly settings: readonly Setting[];
  private readonly places: ReadonlyMap<string, number>;
  /** Days + 1 from today to the deadline, and these two since 1970. */
  private readonly days: Uint32Array;
  private readonly today: Uint32Array;
  private readonly deadline: Uint32Array;
  /** In the smallest grains of its dimension, a hair more than it asks for. */
  private readonly grains: Float64Array;
  /** In grains, a hair less than must be free. */
  private readonly least: Float64Array;
  /** For a grain, a hair more than is paid. */
  private readonly ceilings: Float64Array;
  private readonly currencies: Int32Array;
  private readonly languages: Uint32Array;
  private readonly schemes: readonly [Uint32Array, Uint32Array];
  /** On a sphere of radius 1, and the square of the longest way through it. */
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly z: Float64Array;
  private readonly ways: Float64Array;
  private readonly records: Float64Array;
  private readonly lists: Uint32Array;
  private readonly units = new Table<Unit>();
  private readonly currencyNames = new Table<string | null>();
  private readonly policies = new Table<Policy>();
  /** The lot that is shown, and its lists: one array for each length, because to change the length of one takes longer than all else. */
  private readonly shown: Shown | null;
  private readonly shares = Array.from({ length: at.width - at.shares }, () => 0.5);
  private readonly mandatory: readonly number[][];
  private readonly preferred: readonly number[][];

  /** O(lots + codes). */
  constructor(open: Iterable<PreparedLot>, { codes }: Vocabulary) {
    const byRank: PreparedLot[][] = [];
    for (const lot of open) (byRank[codes.rankOf(lot.need.code)!] ??= []).push(lot);
    this.starts = startsOf(Array.from(codes.codes, (_, rank) => byRank[rank]?.length ?? 0));
    const lots = byRank.flat();
    this.lots = lots;
    this.ids = lots.map(({ need }) => need.lotId);
    this.needs = lots.map(({ need }) => need);
    this.settings = lots.map(({ setting }) => setting);
    this.places = new Map(this.ids.map((id, place) => [id, place]));
    this.days = Uint32Array.from(lots, ({ deadline, today }) => deadline - today + 1);
    this.today = Uint32Array.from(lots, ({ today }) => Math.max(0, today));
    this.deadline = Uint32Array.from(lots, ({ deadline }) => Math.max(0, deadline));
    this.grains = Float64Array.from(lots, ({ quantity, unit }) => quantity * unit.grains * hair);
    this.least = Float64Array.from(lots, ({ sharePart, stepPart, unit }) => (Math.max(sharePart, stepPart) * unit.grains) / freeHair);
    this.ceilings = Float64Array.from(lots, ({ ceiling, unit }) => (ceiling === null ? Infinity : (ceiling / unit.grains) * hair));
    this.currencies = Int32Array.from(lots, ({ currency }) => this.currencyNames.numbered(currency, String(currency)));
    this.languages = Uint32Array.from(lots, ({ asksLanguage, languageBit }) => (asksLanguage ? languageBit : 0xffffffff));
    this.schemes = [Uint32Array.from(lots, ({ mandatoryBits }) => mandatoryBits[0]), Uint32Array.from(lots, ({ mandatoryBits }) => mandatoryBits[1])];
    const points = lots.map(({ point }) => (point === null ? null : onSphere(point.latitude, point.longitude)));
    [this.x, this.y, this.z] = [0, 1, 2].map((axis) => Float64Array.from(points, (point) => point?.[axis] ?? 0)) as [Float64Array, Float64Array, Float64Array];
    this.ways = Float64Array.from(lots, ({ point, limitKm }) => (point === null || limitKm === null ? Infinity : wayOf(limitKm)));
    this.records = doubles(lots.length * at.width);
    const lists: number[] = [];
    for (const [place, lot] of lots.entries()) this.write(place * at.width, lot, lists);
    this.lists = Uint32Array.from(lists);
    const [any] = lots;
    this.shown = any === undefined ? null : Object.assign(new PreparedLot(any.need, any.setting, any.vocabulary), { shares: this.shares });
    this.mandatory = arraysFor(lots.map(({ mandatory }) => mandatory));
    this.preferred = arraysFor(lots.map(({ preferred }) => preferred));
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

  /** How alike a code must be to that of the lot. */
  minimumSimilarityOf(place: number): number {
    return this.records[place * at.width + at.minimumSimilarity]!;
  }

  currencyNumber(currency: string): number {
    return this.currencyNames.numberOf(currency);
  }

  /** Puts the places from `from` to `to` that the claim may fit into `into` and says how many they are; it loses none. */
  sift(claim: OwnClaim, from: number, to: number, into: Uint32Array): number {
    return this.siftCapacity(claim, this.siftRules(claim, from, to, into), into);
  }

  private siftRules({ leadTime, minimum, spoken, lacks, lacksToo }: OwnClaim, from: number, to: number, into: Uint32Array): number {
    const { days, grains, languages, schemes: [first, second] } = this;
    const isUnsaid = +(spoken === 0);
    let left = 0;
    for (let place = from; place < to; place += 1) {
      into[left] = place;
      left +=
        +(leadTime <= days[place]!) & +(minimum <= grains[place]!) & (isUnsaid | +((languages[place]! & spoken) !== 0)) &
        +(((first[place]! & lacks) | (second[place]! & lacksToo)) === 0);
    }
    return left;
  }

  private siftCapacity(claim: OwnClaim, count: number, into: Uint32Array): number {
    const { ceilings, currencies, least, today, deadline, ways } = this;
    const { price, currency, free, from, to, x, y, z } = claim;
    const length = to - from + 1;
    let left = 0;
    for (let each = 0; each < count; each += 1) {
      const place = into[each]!;
      const days = Math.min(to, deadline[place]!) - Math.max(from, today[place]!) + 1;
      const [dx, dy, dz] = [x - this.x[place]!, y - this.y[place]!, z - this.z[place]!];
      into[left] = place;
      left +=
        (+(currencies[place] !== currency) | +(price <= ceilings[place]!)) & (+(days <= 0) | +(free * days >= least[place]! * length)) &
        // Who lies nowhere in particular has coordinates that are no numbers, and is further from nothing.
        +!(dx * dx + dy * dy + dz * dz > ways[place]!);
    }
    return left;
  }

  /** The lot at a place, as `judge` wants it; the same object each time, good until the next is shown. */
  show(place: number): PreparedLot {
    const { records, lists } = this;
    const shown = this.shown!;
    const record = place * at.width;
    const nullable = (value: number) => (value === value ? value : null);
    shown.letGoOfFrame();
    shown.need = this.needs[place]!;
    shown.setting = this.settings[place]!;
    shown.quantity = records[record + at.quantity]!;
    shown.sharePart = records[record + at.sharePart]!;
    shown.stepPart = records[record + at.stepPart]!;
    shown.ceiling = nullable(records[record + at.ceiling]!);
    shown.limitKm = nullable(records[record + at.limitKm]!);
    shown.cosine = records[record + at.cosine]!;
    const latitude = records[record + at.latitude]!;
    shown.point = latitude === latitude ? { latitude, longitude: records[record + at.longitude]! } : null;
    shown.reach = { latitude: records[record + at.reachLatitude]!, longitude: records[record + at.reachLongitude]! };
    shown.today = records[record + at.today]!;
    shown.deadline = records[record + at.deadline]!;
    shown.country = records[record + at.country]!;
    shown.languageBit = records[record + at.languageBit]!;
    shown.asksLanguage = records[record + at.asksLanguage] === 1;
    shown.unit = this.units.at(records[record + at.unit]!);
    shown.currency = this.currencyNames.at(records[record + at.currency]!);
    const policy = this.policies.at(records[record + at.policy]!);
    shown.excludes = policy.excludes;
    shown.aging = policy.aging;
    shown.priors = policy.priors;
    shown.invitationCap = policy.invitationCap;
    shown.minimumScore = policy.minimumScore;
    const start = records[record + at.lists]!;
    const [mandatory, preferred] = [records[record + at.mandatory]!, records[record + at.preferred]!];
    fill((shown.mandatory = this.mandatory[mandatory]!), lists, start);
    fill((shown.preferred = this.preferred[preferred]!), lists, start + mandatory);
    fill(this.shares, records, record + at.shares);
    return shown as PreparedLot;
  }

  private write(record: number, lot: PreparedLot, lists: number[]): void {
    const { records } = this;
    const { excludes, aging, priors, invitationCap, minimumScore } = lot;
    const policy = { excludes, aging, priors, invitationCap, minimumScore };
    records[record + at.quantity] = lot.quantity;
    records[record + at.sharePart] = lot.sharePart;
    records[record + at.stepPart] = lot.stepPart;
    records[record + at.ceiling] = lot.ceiling ?? NaN;
    records[record + at.limitKm] = lot.limitKm ?? NaN;
    records[record + at.cosine] = lot.cosine;
    records[record + at.latitude] = lot.point?.latitude ?? NaN;
    records[record + at.longitude] = lot.point?.longitude ?? NaN;
    records[record + at.reachLatitude] = lot.reach.latitude;
    records[record + at.reachLongitude] = lot.reach.longitude;
    records[record + at.today] = lot.today;
    records[record + at.deadline] = lot.deadline;
    records[record + at.country] = lot.country;
    records[record + at.languageBit] = lot.languageBit;
    records[record + at.asksLanguage] = +lot.asksLanguage;
    records[record + at.unit] = this.units.numbered(lot.unit, lot.unit.code);
    records[record + at.currency] = this.currencyNames.numbered(lot.currency, String(lot.currency));
    records[record + at.policy] = this.policies.numbered(policy, JSON.stringify({ ...policy, excludes: [...excludes] }));
    records[record + at.minimumSimilarity] = lot.setting.policy.minimumSimilarity;
    records[record + at.lists] = lists.length;
    records[record + at.mandatory] = lot.mandatory.length;
    records[record + at.preferred] = lot.preferred.length;
    lists.push(...lot.mandatory, ...lot.preferred);
    records.set(lot.shares, record + at.shares);
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

function fill(into: number[], from: Float64Array | Uint32Array, start: number): void {
  for (let place = 0; place < into.length; place += 1) into[place] = from[start + place]!;
}

/** An array of each length up to that of the longest list. */
function arraysFor(lists: readonly (readonly number[])[]): number[][] {
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: longest + 1 }, (_, length) => Array.from({ length }, () => 0));
}

/** Things that very many share, by number. */
class Table<T> {
  private readonly things: T[] = [];
  private readonly numbers = new Map<string, number>();

  numbered(thing: T, key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.things.length);
    return this.things.push(thing) - 1;
  }

  /** -1 when nothing has that key. */
  numberOf(key: string): number {
    return this.numbers.get(key) ?? -1;
  }

  at(number: number): T {
    return this.things[number]!;
  }
}
