// The English sentence of every outcome of every hard rule, by its key.
import type { CertificateState } from './certificates.js';
import { amount, days, exactly, km, quantity, rows, throughInWords, times, type Datum } from './numbers-in-words.js';
import type { Data, RuleResult } from './results.js';
import type { Speech } from './speech.js';
import { clockAt, spanInWords } from './time-windows.js';
import { unitName } from './units.js';

type Part = (result: RuleResult) => string;
type Sentence = (result: RuleResult, speech: Speech) => string;

const off = (margin: number | null) => Math.abs(margin ?? 0);
const coded = (code: Datum | undefined, label: Datum | undefined) =>
  label ? `${amount(code)} (${amount(label)})` : amount(code);
const per = (unit: Datum | undefined) => (typeof unit === 'string' ? unitName(unit, 1) : 'unit');
const plural = (unit: Datum) => (typeof unit === 'string' ? unitName(unit, 2) : 'nothing');

/** "ISO 9001 (until 2027-01-14), GOTS": the certificates in one state. */
const schemes = (params: Data, state: CertificateState) =>
  rows(params['certificates'])
    .filter((row) => row['state'] === state)
    .map(({ scheme, validUntil }) => `${scheme}${validUntil === null ? '' : ` (until ${validUntil})`}`)
    .join(', ');

const offered: Part = ({ params }) => coded(params['offered'], params['offeredLabel']);
const wanted: Part = ({ params }) => coded(params['wanted'], params['wantedLabel']);
const alike: Part = ({ actual, params }) =>
  `2 × ${amount(params['ancestorDepth'])} / (${amount(params['wantedDepth'])} + ${amount(params['offeredDepth'])})` +
  `${params['correspondence'] === undefined ? '' : ` × ${amount(params['correspondenceWeight'])}`} = ${amount(actual)}`;
const inPeriod = ({ params }: RuleResult) =>
  params['periodDays'] === null ? 'in the period' : `in ${days(params['periodDays'])}`;
const price: Part = ({ actual, unit, params }) => {
  const own = params['statedCurrency'] === unit && params['statedPer'] === params['per'];
  const from =
    own ? '' : (
      ` (stated ${amount(params['statedAmount'])} ${params['statedCurrency']} per ${per(params['statedPer'])}` +
      `${params['rate'] === null ? '' : `, 1 ${amount(params['rateFrom'])} = ${exactly(params['rate'])} ${amount(params['rateTo'])} of ${amount(params['rateDate'])}`})`
    );
  return `Price ${amount(actual)} ${unit} per ${per(params['per'])}${from}`;
};

const freeOfWanted: Part = (result) =>
  `Free capacity ${quantity(result.actual, result.unit)}${slots(result)} of ${amount(result.params['wanted'])} wanted by ` +
  `${amount(result.params['to'])}: ${times(result.params['ratio'])}`;

const mostSlotsTold = 6;

/** " ((1,000 - 200 booked) × 15 of 31 days = 387.0968 pieces, rounded down)", as far as it is not said already. */
function slots({ actual, unit, params }: RuleResult): string {
  const counted = rows(params['slots']);
  const { slotSum, slotStep, slotUnit } = params;
  const parts = counted.map((slot) => {
    const booked = slot['booked'] === 0 ? '' : ` - ${amount(slot['booked'])} booked`;
    const share = slot['days'] === slot['daysInPeriod'] ? '' : ` × ${amount(slot['daysInPeriod'])} of ${days(slot['days'])}`;
    const free = `${amount(slot['quantity'])}${booked}`;
    return booked !== '' && (share !== '' || counted.length > 1) ? `(${free})${share}` : `${free}${share}`;
  });
  const sum = parts.length > mostSlotsTold ? `${parts.length} slots` : parts.join(' + ');
  const steps = Number(slotSum) / Number(slotStep);
  const rounded = Math.abs(steps - Math.round(steps)) > 1e-6 ? ', rounded down' : '';
  const total = quantity(slotSum, slotUnit);
  if (total === quantity(actual, unit)) return sum === amount(actual) ? '' : ` (${sum})`;
  return ` (${sum === amount(slotSum) ? '' : `${sum} = `}${total}${rounded})`;
}

const span = (from: Datum | undefined, to: Datum | undefined) => spanInWords({ from: Number(from), to: Number(to) });
/** "Held Monday 14:00-17:00, possible Monday 18:00-21:00": of all of them the two that lie nearest. */
const nearestTimes: Part = ({ params }) =>
  `Held ${span(params['heldFrom'], params['heldTo'])}, possible ${span(params['possibleFrom'], params['possibleTo'])}`;

/** "300 (0.1 of the lot)": the least part and which of the three it is. */
const least = ({ required, params }: RuleResult, { subject }: Speech) =>
  `${amount(required)} (${
    required === params['sharePart'] ? `${amount(params['minimumShare'])} of the ${subject}`
    : required === params['orderPart'] ? 'the minimum order'
    : 'one step'
  })`;

export const ruleSentences: Record<string, Sentence> = {
  'active.yes': (_, { offering }) => `The ${offering} is active`,
  'active.no': (_, { offering }) => `The ${offering} is not active`,

  'code.same': (result, { supplies }) => `${supplies} exactly what is wanted: ${wanted(result)}`,
  'code.similar': (result) =>
    `${offered(result)} is ${alike(result)} alike to ${wanted(result)}${throughInWords(result.params)}, at least ${amount(result.required)} is asked`,
  'code.unlike': (result) =>
    `${offered(result)} is only ${alike(result)} alike to ${wanted(result)}${throughInWords(result.params)}, at least ${amount(result.required)} is asked`,
  'code.not_in_classification': (result) =>
    `${offered(result)} is not in the classification, so it cannot be compared to ${wanted(result)}`,
  'code.no_capability': (result, { offering }) =>
    `The ${offering} has stated no capability, ${wanted(result)} is wanted`,

  'unit.same': ({ required, actual, params }) =>
    required === actual ?
      `Both count in ${plural(required)}`
    : `${quantity(params['divide'], actual)} = ${quantity(params['multiply'], required)}`,
  'unit.incompatible': ({ required, actual }) => `${plural(actual)} cannot be counted in ${plural(required)}`,
  'unit.unrecognised': ({ required, actual }) =>
    `The unit "${actual}" is not known, so it cannot be counted in ${plural(required)}`,
  'unit.no_capability': () => 'No unit is stated',

  'capacity.enough': freeOfWanted,
  'capacity.part': (result, speech) =>
    `${freeOfWanted(result)}, a part of at least ${least(result, speech)} is enough`,
  'capacity.too_little': (result, speech) =>
    `${freeOfWanted(result)}, ${amount(off(result.margin))} short of the least part ${least(result, speech)}`,
  'capacity.not_stated': ({ params }) => `No capacity is stated from ${params['from']} to ${params['to']}`,
  'capacity.unit': () => 'Free capacity cannot be compared because the units differ',

  'minimum_order.reached': ({ required, actual, unit }) =>
    `${quantity(required, unit)} wanted, the minimum order is ${amount(actual)}`,
  'minimum_order.missed': ({ required, actual, unit, margin }) =>
    `${quantity(required, unit)} wanted, ${amount(off(margin))} below the minimum order of ${amount(actual)}`,
  'minimum_order.not_stated': () => 'No minimum order is stated',
  'minimum_order.unit': () => 'The minimum order cannot be compared because the units differ',

  'lead_time.in_time': ({ required, actual, margin, params }) =>
    `Needs ${days(actual)} of the ${days(required)} to ${params['deadline']}: ${days(margin)} to spare`,
  'lead_time.too_long': ({ required, actual, margin, params }) =>
    `Needs ${days(actual)} of the ${days(required)} to ${params['deadline']}: ${days(off(margin))} too long`,
  'lead_time.not_stated': () => 'No lead time is stated',

  'times.fit': ({ required, actual }) => `Held ${amount(actual)}, which fits the times possible: ${amount(required)}`,
  'times.later': (result) =>
    `${nearestTimes(result)}: would fit if held after ${clockAt(Number(result.params['possibleFrom']))}`,
  'times.earlier': (result) =>
    `${nearestTimes(result)}: would fit if held before ${clockAt(Number(result.params['possibleTo']), true)}`,
  'times.other_day': (result) =>
    `${nearestTimes(result)}: would fit if held ${span(result.params['possibleFrom'], result.params['possibleTo'])}`,
  'times.too_long': (result) =>
    `${nearestTimes(result)}: a session of ${amount(result.params['sessionMinutes'])} minutes is ` +
    `${amount(result.params['tooLongMinutes'])} minutes longer than the time possible`,
  'times.not_stated': ({ required }) => `When it is held is not stated, possible is ${amount(required)}`,

  'ceiling_price.not_asked': (_, { subject }) => `The ${subject} states no ceiling price`,
  'ceiling_price.within': (result) =>
    `${price(result)}, ${amount(result.margin)} below the ceiling of ${amount(result.required)}`,
  'ceiling_price.above': (result) =>
    `${price(result)}, ${amount(off(result.margin))} above the ceiling of ${amount(result.required)}`,
  'ceiling_price.not_stated': ({ required, unit }) =>
    `No price is stated, the ceiling is ${amount(required)} ${unit}`,
  'ceiling_price.no_rate': ({ required, unit, params }) =>
    `The price is ${amount(params['statedAmount'])} ${params['statedCurrency']} and there is no rate to compare it with ${amount(required)} ${unit}`,
  'ceiling_price.unit': () => 'The price cannot be compared because the units differ',

  'certifications.not_asked': (_, { subject }) => `The ${subject} asks for no certification`,
  'certifications.valid': ({ actual, params }) => `Valid on ${amount(params['deadline'])}: ${amount(actual)}`,
  'certifications.missing': ({ params }) =>
    `Not held: ${schemes(params, 'missing')}` +
    (schemes(params, 'expired') && `; run out before ${amount(params['deadline'])}: ${schemes(params, 'expired')}`),
  'certifications.expires': ({ params, margin }) =>
    `Run out before ${amount(params['deadline'])}: ${schemes(params, 'expired')}, ${days(off(margin))} too early`,
  'certifications.end_unknown': ({ params }) =>
    `Held, but the end of validity is not known: ${schemes(params, 'end_unknown')}`,

  'place.not_asked': (_, { subject }) => `The ${subject} states no greatest distance`,
  'place.near': ({ actual, required }) => `${km(actual)} away, at most ${km(required)} is asked`,
  'place.far': ({ actual, required, margin }) =>
    `${km(actual)} away, ${km(off(margin))} more than the ${km(required)} asked`,
  'place.partly_known': ({ params, required }) =>
    `The nearest establishment with coordinates is ${km(params['nearestKm'])} away, more than the ${km(required)} asked, ` +
    `but ${amount(params['withoutCoordinates'])} of ${amount(params['establishments'])} has none, so the distance is not known`,
  'place.other_country': ({ params, required }) =>
    `No establishment in ${amount(params['country'])}, but how far away is not known, at most ${km(required)} is asked`,
  'place.not_known': ({ required }) => `The distance is not known, at most ${km(required)} is asked`,

  'language.not_asked': (_, { subject }) => `The ${subject} asks for no language`,
  'language.shared': ({ required, actual }) => `Works in ${actual}, ${required} is asked`,
  'language.not_shared': ({ required, actual }) => `Works in ${actual}, not in ${required}`,
  'language.not_known': ({ required }) => `The languages are not known, ${required} is asked`,

  'conflict_of_interest.none': (_, { asking }) => `No conflict of interest with the ${asking} is stated`,
  'conflict_of_interest.stated': (_, { asking }) => `A conflict of interest with the ${asking} is stated`,
  'opt_out.none': () => 'Neither side opted out of the other',
  'opt_out.by_buyer': (_, { asking, offering }) => `The ${asking} does not want this ${offering}`,
  'opt_out.by_enterprise': (_, { asking, offering }) => `The ${offering} does not want to work with this ${asking}`,

  'invitation_cap.none': () => 'The cluster does not cap invitations',
  'invitation_cap.room': (result) =>
    `Invited ${amount(result.actual)} times ${inPeriod(result)}, of at most ${amount(result.required)}`,
  'invitation_cap.reached': (result) =>
    `Invited ${amount(result.actual)} times ${inPeriod(result)}, the most is ${amount(result.required)}`,
  'invitation_cap.not_known': () => 'The number of recent invitations is not known',
};
