// The English sentence of every criterion: where its value comes from.
import type { CertificateState } from './certificates.js';
import { amount, days, km, quantity, rows, throughInWords } from './numbers-in-words.js';
import { relevanceInWords } from './relevance/in-words.js';
import { learnedInWords } from './relevance/learned/in-words.js';
import type { CriterionResult, Data } from './results.js';
import type { Speech } from './speech.js';
import type { CriterionName } from './types.js';
import { unitName } from './units.js';

type Part = (result: CriterionResult) => string;
type Sentence = (result: CriterionResult, speech: Speech) => string;

/** The three ways to tell a criterion, by what it rests on. */
const told =
  (title: string, data: Part, prior: Part, none: (speech: Speech) => string): Sentence =>
  (result, speech) => {
    if (result.basis === 'none') return `${title}: ${none(speech)}, not counted`;
    return `${title}: ${result.basis === 'data' ? data(result) : prior(result)}`;
  };
const neutral =
  (what: string): Part =>
  ({ value }) =>
    `${what}, so the neutral ${amount(value)} is used`;

const notAsked = () => 'not asked for';

/** " (GOTS, SA8000)": the certificates in one state. */
const listed = (inputs: Data, state: CertificateState) => {
  const those = rows(inputs['certificates']).filter((row) => row['state'] === state);
  return those.length === 0 ? '' : ` (${those.map(({ scheme }) => scheme).join(', ')})`;
};

/** " × 0.75 for its age: confirmed 2026-01-01, 360 days ago, 1 up to 180 days, 0.5 from 540"; nothing where age does not count. */
function ageInWords(inputs: Data): string {
  const { ageWeight, freshDays, fadingDays } = inputs;
  if (ageWeight === undefined) return '';
  if (inputs['expired'] === true) return ` × ${amount(ageWeight)} because its last day was ${amount(inputs['validUntil'])}`;
  if (inputs['claimDays'] === null) return ` × ${amount(ageWeight)} because nobody knows its age`;
  return (
    ` × ${amount(ageWeight)} for its age: confirmed ${amount(inputs['confirmedOn'])}, ${days(inputs['claimDays'])} ago, ` +
    `1 up to ${days(freshDays)}, ${amount(inputs['staleWeight'])} from ${amount(Number(freshDays) + Number(fadingDays))}`
  );
}

export const criterionSentences: Record<CriterionName, Sentence> = {
  capabilityFit: told(
    'Capability fit',
    ({ inputs, value }) =>
      `codes ${amount(inputs['similarity'])} alike${throughInWords(inputs)} × ${amount(inputs['factor'])} for a ` +
      `${inputs['status'] === 'verified' ? 'verified' : 'declared'} capability${ageInWords(inputs)} = ${amount(value)}`,
    neutral('no capability is known'),
    notAsked,
  ),
  relevance: told(
    'Relevance',
    relevanceInWords,
    (result) =>
      result.inputs['learned'] === undefined ? neutral('no earlier work is known')(result) : learnedInWords(result.inputs, result.value),
    notAsked,
  ),
  capacityMargin: told(
    'Capacity margin',
    ({ inputs, value }) =>
      `a half for the least part ${amount(inputs['least'])}, and half of ` +
      `(${quantity(inputs['free'], inputs['unit'])} free - ${amount(inputs['least'])}) / ` +
      `(twice ${amount(inputs['wanted'])} - ${amount(inputs['least'])})` +
      `${value === 0 || value === 1 ? ', from 0 to 1' : ''} = ${amount(value)}`,
    neutral('free capacity is not known'),
    notAsked,
  ),
  leadTimeMargin: told(
    'Lead-time margin',
    ({ inputs, value }) =>
      inputs['daysToDeadline'] === 0 ?
        `${days(inputs['leadTimeDays'])} needed and the deadline is today = ${amount(value)}`
      : `1 - half of ${amount(inputs['leadTimeDays'])} / ${days(inputs['daysToDeadline'])} = ${amount(value)}`,
    neutral('the lead time is not known'),
    notAsked,
  ),
  price: told(
    'Price',
    ({ inputs, value }) =>
      `1 - half of ${amount(inputs['price'])} / ${amount(inputs['ceiling'])} ${inputs['currency']} per ` +
      `${unitName(String(inputs['per']), 1)} = ${amount(value)}`,
    neutral('the price cannot be compared'),
    ({ subject }) => `the ${subject} states no ceiling price`,
  ),
  optionalCertifications: told(
    'Preferred certifications',
    ({ inputs, value }) =>
      `${amount(inputs['held'])} of ${amount(inputs['preferred'])} held on ${amount(inputs['deadline'])}` +
      `${listed(inputs, 'valid')} = ${amount(value)}`,
    ({ inputs, value }) =>
      `${amount(inputs['held'])} of ${amount(inputs['preferred'])} held on ${amount(inputs['deadline'])}` +
      `${listed(inputs, 'valid')}, ${amount(inputs['unknown'])} not known${listed(inputs, 'end_unknown')} ` +
      `and counted a half = ${amount(value)}`,
    ({ subject }) => `the ${subject} prefers none`,
  ),
  distance: told(
    'Distance',
    ({ inputs, value }) => {
      if (inputs['lotLatitude'] === null) {
        return `${inputs['inCountry'] === true ? 'an' : 'no'} establishment in ${amount(inputs['country'])} = ${amount(value)}`;
      }
      return inputs['limitKm'] === null ?
          `${amount(inputs['halfDistanceKm'])} / (${amount(inputs['halfDistanceKm'])} + ${km(inputs['distanceKm'])}) = ${amount(value)}`
        : `1 - half of ${km(inputs['distanceKm'])} / ${km(inputs['limitKm'])} = ${amount(value)}`;
    },
    neutral('the distance is not known'),
    ({ subject }) => `the ${subject} states no place`,
  ),
  pastPerformance: told(
    'Past performance',
    ({ inputs, value }) =>
      `${inputs['since'] === null ? '' : `since ${amount(inputs['since'])} `}` +
      `${amount(inputs['onTime'])} of ${amount(inputs['delivered'])} deliveries on time and ` +
      `${amount(inputs['rejected'])} of ${amount(inputs['inspected'])} inspected rejected, each with ` +
      `${amount(inputs['priorStrength'])} observations of ${amount(inputs['priorMean'])} added, mean = ${amount(value)}`,
    ({ value }) => `no verified history, so the prior ${amount(value)} is used`,
    notAsked,
  ),
  responsiveness: told(
    'Responsiveness',
    ({ inputs, value }) =>
      `${amount(inputs['answered'])} of ${amount(inputs['invited'])} invitations answered, with ` +
      `${amount(inputs['priorStrength'])} observations of ${amount(inputs['priorMean'])} added = ${amount(value)}`,
    ({ value }) => `never invited, so the prior ${amount(value)} is used`,
    notAsked,
  ),
};
