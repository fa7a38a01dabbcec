// A CDA with a calculator: every number of an explanation once more, from what the explanation itself publishes.
//
// It shares no code with the engine and reads no result (value, margin, outcome, contribution, score): only the data.
import type { CriterionResult, Explanation, RuleResult } from '#contracts/matching/proposals.js';

type Data = RuleResult['params'];
type Row = Record<string, string | number | boolean | null>;

export interface Judged { outcome: 'pass' | 'fail' | 'unknown'; margin: number | null }
export interface Valued { value: number; basis: CriterionResult['basis']; weight: number; contribution: number }
export interface Recomputed {
  rules: Record<string, Judged>;
  criteria: Record<string, Valued>;
  score: number;
  confidence: number;
}

const number = (data: Data, name: string) => data[name] as number;
const table = (data: Data, name: string) => data[name] as Row[];
const day = (date: unknown) => Date.parse(String(date)) / 86_400_000;

/** 0 when a billionth of the larger number is all that lies between them. */
const margin = (has: number, wants: number) =>
  Math.abs(has - wants) <= Math.max(Math.abs(has), Math.abs(wants)) * 1e-9 ? 0 : has - wants;
const byMargin = (left: number | null): Judged =>
  ({ outcome: left === null ? 'unknown' : left >= 0 ? 'pass' : 'fail', margin: left });
const bySign = (good: boolean): Judged => ({ outcome: good ? 'pass' : 'fail', margin: null });
const notAsked: Judged = { outcome: 'pass', margin: null };

export function recompute(explanation: Explanation): Recomputed {
  const sheet = new Sheet(explanation);
  const rules = Object.fromEntries(explanation.rules.map((rule) => {
    const judged = sheet.judge(rule);
    const excluded = judged.outcome === 'unknown' && rule.params['unknownExcludes'] === true;
    return [rule.rule, excluded ? { ...judged, outcome: 'fail' as const } : judged];
  }));
  const counted = explanation.criteria.filter(({ basis }) => basis !== 'none');
  const sum = counted.reduce((all, { inputs }) => all + number(inputs, 'clusterWeight'), 0);
  const criteria = Object.fromEntries(explanation.criteria.map((criterion): [string, Valued] => {
    if (criterion.basis === 'none') return [criterion.criterion, { value: 0, basis: 'none', weight: 0, contribution: 0 }];
    const { value, basis } = sheet.value(criterion.criterion, criterion.inputs);
    const weight = sum === 0 ? 0 : number(criterion.inputs, 'clusterWeight') / sum;
    return [criterion.criterion, { value, basis, weight, contribution: weight * value }];
  }));
  const all = Object.values(criteria);
  const onData = all.filter(({ basis }) => basis === 'data').reduce((total, { weight }) => total + weight, 0);
  const unknown = Object.values(rules).filter(({ outcome }) => outcome === 'unknown').length;
  return {
    rules, criteria,
    score: all.reduce((total, { contribution }) => total + contribution, 0),
    confidence: onData * (1 - unknown / explanation.rules.length),
  };
}

/** In full while fresh, then evenly less; 1 where age does not count. */
function ageWeight(inputs: Data, today: string): number {
  if (inputs['staleWeight'] === undefined) return 1;
  const [fresh, fading, stale] = [number(inputs, 'freshDays'), number(inputs, 'fadingDays'), number(inputs, 'staleWeight')];
  if (inputs['validUntil'] !== null && day(inputs['validUntil']) < day(today)) return stale;
  const past = Math.max(0, day(today) - day(inputs['confirmedOn'])) - fresh;
  if (past <= 0) return 1;
  return past >= fading ? stale : 1 - ((1 - stale) * past) / fading;
}

/** Of the two times that lie nearest: what is to spare, or by how much the session would have to move and be shorter. */
function minutesToSpare(params: Data): number {
  const [heldFrom, heldTo] = [number(params, 'heldFrom'), number(params, 'heldTo')];
  const [from, to] = [number(params, 'possibleFrom'), number(params, 'possibleTo')];
  const session = number(params, 'sessionMinutes');
  const week = 7 * 24 * 60;
  const latest = Math.max(from, to - session);
  const apart = Math.min(...[0, week, -week].map((shift) =>
    Math.max(0, from + shift - (heldTo - session), heldFrom - (latest + shift))));
  const missing = Math.max(0, session - (to - from));
  if (apart + missing > 0) return -(apart + missing);
  return Math.min(heldTo, to) - Math.max(heldFrom, from) - session;
}

class Sheet {
  constructor(private readonly explanation: Explanation) {}

  judge({ rule, required, actual, params, unit }: RuleResult): Judged {
    switch (rule) {
      case 'active': return bySign(actual === true);
      case 'conflict_of_interest': case 'opt_out': return bySign(actual === false);
      case 'code': {
        const similarity = this.similarity(params);
        return similarity === null ? bySign(false) : byMargin(margin(similarity, Number(required)));
      }
      case 'unit': return actual === null ? byMargin(null) : bySign(params['dimension'] === params['offeredDimension']);
      case 'capacity': return byMargin(this.free() === null ? null : margin(this.free()!, this.least()));
      case 'minimum_order': {
        const order = this.minimumOrder();
        return byMargin(order === null ? null : margin(this.explanation.quantity, order));
      }
      case 'lead_time':
        return byMargin(actual === null ? null : this.daysLeft() - Number(actual));
      case 'times': return byMargin(actual === null ? null : minutesToSpare(params));
      case 'ceiling_price': {
        const price = this.price(unit);
        if (required === null) return notAsked;
        return byMargin(price === null ? null : margin(Number(required), price));
      }
      case 'certifications': return certified(params);
      case 'place': {
        if (required === null) return notAsked;
        const km = distance(params, Number(required));
        return byMargin(km === null ? null : margin(Number(required), km));
      }
      case 'language': {
        if (required === null) return notAsked;
        const primary = (tag: unknown) => String(tag).toLowerCase().replace(/-.*/, '');
        return actual === null ? byMargin(null) : bySign(String(actual).split(', ').map(primary).includes(primary(required)));
      }
      case 'invitation_cap': return required === null ? notAsked : byMargin(Number(required) - Number(actual) - 1);
      default: throw new Error(`No rule "${rule}" is known to the calculator.`);
    }
  }

  value(criterion: string, inputs: Data): { value: number; basis: 'data' | 'prior' } {
    const known = (value: number) => ({ value: Math.min(1, Math.max(0, value)), basis: 'data' as const });
    const neutral = (value = 0.5) => ({ value, basis: 'prior' as const });
    switch (criterion) {
      case 'capabilityFit': return known((this.similarity(inputs) ?? 0) * number(inputs, 'factor') * ageWeight(inputs, this.explanation.asOf));
      case 'relevance': return number(inputs, 'known') === 0 ? neutral(number(inputs, 'neutral')) : known(experienced(inputs));
      case 'capacityMargin': {
        const [free, least] = [this.free(), this.least()];
        return free === null ? neutral() : known(0.5 + (free - least) / (2 * this.explanation.quantity - least) / 2);
      }
      case 'leadTimeMargin':
        return inputs['leadTimeDays'] === null ? neutral() : known(1 - half(number(inputs, 'leadTimeDays'), this.daysLeft()));
      case 'price': {
        const price = this.price(inputs['currency']);
        return price === null ? neutral() : known(1 - half(price, number(inputs, 'ceiling')));
      }
      case 'optionalCertifications': {
        const certificates = table(inputs, 'certificates');
        const held = certificates.filter(({ validUntil }) => validUntil !== null && validUntil! >= inputs['deadline']!).length;
        const open = certificates.filter(({ validUntil, state }) => validUntil === null && state !== 'missing').length;
        const value = (held + open / 2) / certificates.length;
        return open === 0 ? known(value) : neutral(value);
      }
      case 'distance': {
        if (inputs['lotLatitude'] === null) return inputs['inCountry'] === null ? neutral() : known(inputs['inCountry'] === true ? 1 : 0);
        const limit = inputs['limitKm'] as number | null;
        const km = distance(inputs, limit);
        if (km === null) return neutral();
        return known(limit === null ? number(inputs, 'halfDistanceKm') / (number(inputs, 'halfDistanceKm') + km) : 1 - half(km, limit));
      }
      case 'pastPerformance': {
        const [delivered, inspected] = [number(inputs, 'delivered'), number(inputs, 'inspected')];
        if (delivered + inspected === 0) return neutral(number(inputs, 'priorMean'));
        const accepted = inspected - number(inputs, 'rejected');
        return known((smoothed(inputs, number(inputs, 'onTime'), delivered) + smoothed(inputs, accepted, inspected)) / 2);
      }
      case 'responsiveness': {
        if (inputs['invited'] === 0) return neutral(number(inputs, 'priorMean'));
        return known(smoothed(inputs, number(inputs, 'answered'), number(inputs, 'invited')));
      }
      default: throw new Error(`No criterion "${criterion}" is known to the calculator.`);
    }
  }

  private params(name: string): Data {
    return this.explanation.rules.find(({ rule }) => rule === name)!.params;
  }

  private similarity(data: Data): number | null {
    if (data['wantedDepth'] === undefined) return null;
    const weight = data['correspondence'] === undefined ? 1 : number(data, 'correspondenceWeight');
    return weight * ((2 * number(data, 'ancestorDepth')) / (number(data, 'wantedDepth') + number(data, 'offeredDepth')));
  }

  /** From the unit of the claim to the unit of the lot; null when they cannot be compared. */
  private inLotUnit(quantity: number): number | null {
    const unit = this.params('unit');
    return unit['multiply'] === null ? null : (quantity * number(unit, 'multiply')) / number(unit, 'divide');
  }

  private daysLeft(): number {
    return day(this.params('lead_time')['deadline']) - day(this.explanation.asOf);
  }

  private free(): number | null {
    const params = this.params('capacity');
    const slots = table(params, 'slots');
    if (slots.length === 0) return null;
    const [from, to] = [day(params['from']), day(params['to'])];
    const sum = slots.reduce((all, slot) => {
      const length = day(slot['to']) - day(slot['from']) + 1;
      const inside = Math.min(to, day(slot['to'])) - Math.max(from, day(slot['from'])) + 1;
      return all + (Math.max(0, Number(slot['quantity']) - Number(slot['booked'])) * inside) / length;
    }, 0);
    const step = number(params, 'slotStep');
    return this.inLotUnit(Math.floor(sum / step + 1e-6) * step);
  }

  private least(): number {
    const { quantity } = this.explanation;
    const params = this.params('capacity');
    return Math.max(
      number(params, 'minimumShare') * quantity, Math.min(this.minimumOrder() ?? 0, quantity), number(params, 'stepPart'),
    );
  }

  private minimumOrder(): number | null {
    const stated = this.params('minimum_order')['stated'];
    return typeof stated === 'number' ? this.inLotUnit(stated) : null;
  }

  private price(currency: unknown): number | null {
    const params = this.params('ceiling_price');
    const unit = this.params('unit');
    if (typeof params['statedAmount'] !== 'number' || unit['multiply'] === null) return null;
    const perLotUnit = (amount: number) => (amount * number(unit, 'divide')) / number(unit, 'multiply');
    if (params['statedCurrency'] === currency) return perLotUnit(params['statedAmount']);
    if (params['rate'] === null) return null;
    const rate = number(params, 'rate');
    return perLotUnit(params['rateFrom'] === params['statedCurrency'] ? params['statedAmount'] * rate : params['statedAmount'] / rate);
  }
}

function certified(params: Data): Judged {
  if (params['certificates'] === undefined) return notAsked;
  const certificates = table(params, 'certificates');
  if (certificates.some(({ state }) => state === 'missing')) return bySign(false);
  const left = certificates.map(({ validUntil }) => (validUntil === null ? null : day(validUntil) - day(params['deadline'])));
  const short = left.filter((days) => days !== null && days < 0) as number[];
  if (short.length > 0) return byMargin(Math.min(...short));
  return byMargin(left.includes(null) ? null : Math.min(...(left as number[])));
}

/** Each delivery by what its title or code shares with the lot, to the fourth power; each sum against its half. */
function experienced(inputs: Data): number {
  const weights = new Map(table(inputs, 'terms').map(({ term, weight }) => [term, Number(weight)]));
  const inWords = ({ shared, titleWeight }: Row) =>
    String(shared).split(' ').reduce((sum, term) => sum + weights.get(term)!, 0) / Math.sqrt(number(inputs, 'lotWeight') * Number(titleWeight));
  const inCode = ({ ancestorDepth, codeDepth, wantedDepth, correspondenceWeight }: Row) =>
    Number(correspondenceWeight ?? 1) * ((2 * Number(ancestorDepth)) / (Number(wantedDepth ?? inputs['wantedDepth']) + Number(codeDepth)));
  const part = (name: string, deliveries: Row[], alike: (row: Row) => number) => {
    const sum = deliveries.reduce((all, row) => all + Number(row['factor']) * alike(row) ** 4, 0);
    return (number(inputs, `${name}Share`) * sum) / (sum + number(inputs, `${name}Half`));
  };
  const both = part('words', table(inputs, 'alikeInWords'), inWords) + part('code', table(inputs, 'alikeInCode'), inCode);
  return number(inputs, 'neutral') + (1 - number(inputs, 'neutral')) * both;
}

/** Half of used / limit, at most 1. */
function half(used: number, limit: number): number {
  if (limit === 0) return used === 0 ? 0.5 : 1;
  return Math.min(1, used / limit / 2);
}

function smoothed(inputs: Data, hits: number, trials: number): number {
  const [mean, strength] = [number(inputs, 'priorMean'), number(inputs, 'priorStrength')];
  return trials + strength === 0 ? mean : (hits + mean * strength) / (trials + strength);
}

/** Haversine between the two points; null when not known, or when a site without coordinates may be nearer. */
function distance(data: Data, limit: number | null): number | null {
  if (data['lotLatitude'] === null || data['nearestLatitude'] === null) return null;
  const radians = (name: string) => (number(data, name) * Math.PI) / 180;
  const [north, south] = [radians('lotLatitude'), radians('nearestLatitude')];
  const turn = (radians('nearestLongitude') - radians('lotLongitude')) / 2;
  const squared = Math.sin((south - north) / 2) ** 2 + Math.cos(north) * Math.cos(south) * Math.sin(turn) ** 2;
  const km = 2 * number(data, 'earthRadiusKm') * Math.asin(Math.min(1, Math.sqrt(squared)));
  const beyond = limit !== null && margin(limit, km) < 0;
  return beyond && number(data, 'withoutCoordinates') > 0 ? null : km;
}
