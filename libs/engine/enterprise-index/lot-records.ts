// Of each open lot a record of numbers that lie together: all that is read of one that is judged.
import { criterionNames, type LotNeed, type Setting } from '../types.js';
import type { Unit } from '../units.js';
import { doubles } from './columns.js';
import { PreparedLot } from './prepared-lot.js';

/** Places in a record, which fills four lines of the cache. NaN = the lot says nothing of it. */
export const at = {
  width: 32, quantity: 0, sharePart: 1, stepPart: 2, ceiling: 3, latitude: 4, longitude: 5, cosine: 6, limitKm: 7, reachLatitude: 8, reachLongitude: 9,
  today: 10, deadline: 11, country: 12, languageBit: 13, asksLanguage: 14, unit: 15, currency: 16, policy: 17, lists: 18, mandatory: 19, preferred: 20,
  minimumSimilarity: 21, shares: 22,
} as const;

/** What very many lots share. */
export type LotPolicy = Pick<PreparedLot, 'excludes' | 'aging' | 'priors' | 'invitationCap' | 'minimumScore'>;
/** A lot that takes turns. */
type Shown = { -readonly [Name in keyof PreparedLot]: PreparedLot[Name] };

export class LotRecords {
  /** Record i is from i × at.width on. */
  readonly numbers: Float64Array;
  /** From `lists` on the schemes that are mandatory, then those that are preferred. */
  readonly lists: Uint32Array;
  readonly units = new Table<Unit>();
  readonly currencies = new Table<string | null>();
  readonly policies = new Table<LotPolicy>();
  /** Schemes that lots name are below this number. */
  readonly schemes: number;
  private readonly needs: readonly LotNeed[];
  private readonly settings: readonly Setting[];
  /** The lot that is shown, and its lists: one array for each length, because to change the length of one takes longer than all else. */
  private readonly shown: Shown | null;
  private readonly shares = criterionNames.map(() => 0.5);
  private readonly mandatory: readonly number[][];
  private readonly preferred: readonly number[][];

  /** O(lots). */
  constructor(lots: readonly PreparedLot[]) {
    this.needs = lots.map(({ need }) => need);
    this.settings = lots.map(({ setting }) => setting);
    this.numbers = doubles(lots.length * at.width);
    const lists: number[] = [];
    for (const [place, lot] of lots.entries()) this.write(place * at.width, lot, lists);
    this.lists = Uint32Array.from(lists);
    this.schemes = this.lists.reduce((most, scheme) => Math.max(most, scheme + 1), 0);
    const [any] = lots;
    this.shown = any === undefined ? null : Object.assign(new PreparedLot(any.need, any.setting, any.vocabulary), { shares: this.shares });
    this.mandatory = arraysFor(lots.map(({ mandatory }) => mandatory));
    this.preferred = arraysFor(lots.map(({ preferred }) => preferred));
  }

  /** The lot at a place, as `judge` wants it; the same object each time, good until the next is shown. */
  show(place: number): PreparedLot {
    const { numbers, lists } = this;
    const shown = this.shown!;
    const record = place * at.width;
    const nullable = (value: number) => (value === value ? value : null);
    shown.letGoOfFrame();
    shown.need = this.needs[place]!;
    shown.setting = this.settings[place]!;
    shown.quantity = numbers[record + at.quantity]!;
    shown.sharePart = numbers[record + at.sharePart]!;
    shown.stepPart = numbers[record + at.stepPart]!;
    shown.ceiling = nullable(numbers[record + at.ceiling]!);
    shown.limitKm = nullable(numbers[record + at.limitKm]!);
    shown.cosine = numbers[record + at.cosine]!;
    const latitude = numbers[record + at.latitude]!;
    shown.point = latitude === latitude ? { latitude, longitude: numbers[record + at.longitude]! } : null;
    shown.reach = { latitude: numbers[record + at.reachLatitude]!, longitude: numbers[record + at.reachLongitude]! };
    shown.today = numbers[record + at.today]!;
    shown.deadline = numbers[record + at.deadline]!;
    shown.country = numbers[record + at.country]!;
    shown.languageBit = numbers[record + at.languageBit]!;
    shown.asksLanguage = numbers[record + at.asksLanguage] === 1;
    shown.unit = this.units.at(numbers[record + at.unit]!);
    shown.currency = this.currencies.at(numbers[record + at.currency]!);
    const policy = this.policies.at(numbers[record + at.policy]!);
    shown.excludes = policy.excludes;
    shown.aging = policy.aging;
    shown.priors = policy.priors;
    shown.invitationCap = policy.invitationCap;
    shown.minimumScore = policy.minimumScore;
    const start = numbers[record + at.lists]!;
    const [mandatory, preferred] = [numbers[record + at.mandatory]!, numbers[record + at.preferred]!];
    fill((shown.mandatory = this.mandatory[mandatory]!), lists, start);
    fill((shown.preferred = this.preferred[preferred]!), lists, start + mandatory);
    fill(this.shares, numbers, record + at.shares);
    return shown as PreparedLot;
  }

  private write(record: number, lot: PreparedLot, lists: number[]): void {
    const { numbers } = this;
    const { excludes, aging, priors, invitationCap, minimumScore } = lot;
    const policy = { excludes, aging, priors, invitationCap, minimumScore };
    numbers[record + at.quantity] = lot.quantity;
    numbers[record + at.sharePart] = lot.sharePart;
    numbers[record + at.stepPart] = lot.stepPart;
    numbers[record + at.ceiling] = lot.ceiling ?? NaN;
    numbers[record + at.limitKm] = lot.limitKm ?? NaN;
    numbers[record + at.cosine] = lot.cosine;
    numbers[record + at.latitude] = lot.point?.latitude ?? NaN;
    numbers[record + at.longitude] = lot.point?.longitude ?? NaN;
    numbers[record + at.reachLatitude] = lot.reach.latitude;
    numbers[record + at.reachLongitude] = lot.reach.longitude;
    numbers[record + at.today] = lot.today;
    numbers[record + at.deadline] = lot.deadline;
    numbers[record + at.country] = lot.country;
    numbers[record + at.languageBit] = lot.languageBit;
    numbers[record + at.asksLanguage] = +lot.asksLanguage;
    numbers[record + at.unit] = this.units.numbered(lot.unit, lot.unit.code);
    numbers[record + at.currency] = this.currencies.numbered(lot.currency, String(lot.currency));
    numbers[record + at.policy] = this.policies.numbered(policy, JSON.stringify({ ...policy, excludes: [...excludes] }));
    numbers[record + at.minimumSimilarity] = lot.setting.policy.minimumSimilarity;
    numbers[record + at.lists] = lists.length;
    numbers[record + at.mandatory] = lot.mandatory.length;
    numbers[record + at.preferred] = lot.preferred.length;
    lists.push(...lot.mandatory, ...lot.preferred);
    numbers.set(lot.shares, record + at.shares);
  }
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
