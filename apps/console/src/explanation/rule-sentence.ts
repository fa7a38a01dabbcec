// Which sentence tells the outcome of a rule, with which numbers: the arithmetic of the engine in any language.
import type { Datum, SentenceKey, Values, Voice } from '../words/voice.js';
import type { Rule } from './arithmetic.js';
import { rowsOf, throughOf } from './inputs.js';
import { clockAt, spanIn, timesIn } from './times.js';

type Told = Pick<Rule, 'rule' | 'text' | 'required' | 'actual' | 'margin' | 'unit' | 'params'>;
type More = (rule: Told, voice: Voice) => Values;

const coded = (code: Values[string], label: Values[string]) => (label ? `${String(code)} (${String(label)})` : String(code));

/** What a sentence says besides what the API gives as it is, by the rule. */
const more: Readonly<Record<string, More>> = {
  code: ({ actual, params }, voice) => ({
    wantedCode: coded(params['wanted'], params['wantedLabel']), offeredCode: coded(params['offered'], params['offeredLabel']),
    through: throughOf(params, voice), alike: alikeOf(params, actual, voice),
  }),
  unit: ({ required, actual, params }, { write: { quantity } }) => ({
    offered: quantity(params['divide'] as Datum, { unit: actual }), wanted: quantity(params['multiply'] as Datum, { unit: required }),
  }),
  capacity: (rule, voice) => ({ slots: slotsOf(rule, voice), least: leastOf(rule, voice) }),
  times: ({ required, actual, params }, { language }) => ({
    held: timesIn(language, String(actual)), possible: timesIn(language, String(required)), ...nearestOf(params, language),
  }),
  ceiling_price: ({ unit, params }, { say }) => ({
    stated: (params['statedAmount'] ?? null) === null || (params['statedCurrency'] === unit && params['statedPer'] === params['per']) ? ''
      : say(params['rate'] === null ? 'rules:statedPrice' : 'rules:convertedPrice', params),
  }),
  certifications: ({ params }, voice) => ({
    missing: schemesOf(params, 'missing', voice), expired: schemesOf(params, 'expired', voice), endUnknown: schemesOf(params, 'end_unknown', voice),
  }),
  invitation_cap: ({ params }, { say }) => ({ period: say(params['periodDays'] === null ? 'rules:inPeriod' : 'rules:inDays', params) }),
};

/** Of all times the two that lie nearest; none where none is stated. */
function nearestOf({ heldFrom, heldTo, possibleFrom, possibleTo }: Values, language: string): Values {
  if (typeof heldFrom !== 'number') return {};
  return {
    nearestHeld: spanIn(language, heldFrom, Number(heldTo)), nearestPossible: spanIn(language, Number(possibleFrom), Number(possibleTo)),
    after: clockAt(Number(possibleFrom)), before: clockAt(Number(possibleTo), true),
  };
}

/** Where one key of the API stands for two sentences. */
const keyOf = ({ text, required, actual, params }: Told): string => {
  if (text === 'unit.same' && required !== actual) return 'unit-converted';
  if (text === 'certifications.missing' && rowsOf(params['certificates']).some(({ state }) => state === 'expired')) return 'certifications-missing_and_expired';
  return text.replace('.', '-');
};

/** Null for a sentence that is not known here: then the API's own stands, in English. */
export function ruleSentence(rule: Told, voice: Voice): string | null {
  const key = `rules:${keyOf(rule)}`;
  if (!voice.has(key)) return null;
  const { required, actual, margin, unit, params } = rule;
  const sentence = voice.say(key, { ...params, required, actual, unit, off: margin === null ? null : Math.abs(margin), ...more[rule.rule]?.(rule, voice) });
  return params['unknownExcludes'] === true ? voice.say('rules:unknownExcludes', { sentence }) : sentence;
}

/** “2 × 3 / (4 + 4) × 0.8 = 0.6”: twice what two codes have in common, by the sum of their depths. */
function alikeOf(params: Values, actual: Datum, { write: { amount } }: Voice): string {
  const number = (name: string) => amount(params[name] as Datum);
  const weighed = params['correspondence'] === undefined ? '' : ` × ${number('correspondenceWeight')}`;
  return `2 × ${number('ancestorDepth')} / (${number('wantedDepth')} + ${number('offeredDepth')})${weighed} = ${amount(actual)}`;
}

/** The least part and which of the three it is. */
function leastOf({ required, params }: Told, { say }: Voice): string {
  const key: SentenceKey = required === params['sharePart'] ? 'rules:leastShare' : required === params['orderPart'] ? 'rules:leastOrder' : 'rules:leastStep';
  return say(key, { ...params, required });
}

/** “ISO 9001 (until Jan 14, 2027), GOTS”: the certificates in one state. */
function schemesOf(params: Values, state: string, { say }: Voice): string {
  return rowsOf(params['certificates']).filter((row) => row['state'] === state)
    .map((row) => (row['validUntil'] === null ? String(row['scheme']) : say('rules:schemeUntil', row))).join(', ');
}

const mostSlotsTold = 6;

/** “ ((1,000 − 200 booked) × 15 of 31 days = 387.0968 pieces, rounded down)”, as far as it is not said already. */
function slotsOf({ actual, unit, params }: Told, { say, write: { amount, quantity } }: Voice): string {
  const counted = rowsOf(params['slots']);
  const parts = counted.map((slot) => {
    const isWhole = slot['days'] === slot['daysInPeriod'];
    const isBooked = slot['booked'] !== 0;
    const plain = isBooked ? say('rules:booked', slot) : amount(slot['quantity']);
    const free = isBooked && (!isWhole || counted.length > 1) ? `(${plain})` : plain;
    return isWhole ? free : say('rules:daysOfSlot', { ...slot, free });
  });
  const [slotSum, slotStep] = [Number(params['slotSum']), Number(params['slotStep'])];
  const sum = parts.length > mostSlotsTold ? say('rules:manySlots', { found: parts.length }) : parts.join(' + ');
  const steps = slotSum / slotStep;
  const total = quantity(slotSum, { unit: params['slotUnit'] as Datum });
  if (total === quantity(actual, { unit })) return sum === amount(actual) ? '' : ` (${sum})`;
  const rounded = Math.abs(steps - Math.round(steps)) > 1e-6 ? say('rules:roundedDown', { total }) : total;
  return ` (${sum === amount(slotSum) ? '' : `${sum} = `}${rounded})`;
}
