// Which sentence tells a criterion, with which numbers: the arithmetic of the engine in any language.
import type { SentenceKey, Voice } from '../words/voice.js';
import type { Criterion } from './arithmetic.js';
import { schemesOf, throughOf, type Inputs } from './inputs.js';
import { learnedSentence } from './learned-sentence.js';
import { relevanceSentence } from './relevance-sentence.js';

type Tell = (inputs: Inputs, voice: Voice) => string;

/** What age takes off a claim; nothing where age does not count. */
function ageOf(inputs: Inputs, { say }: Voice): string {
  if (inputs['ageWeight'] === undefined) return '';
  if (inputs['expired'] === true) return say('criterion.ageExpired', inputs);
  if (inputs['claimDays'] === null) return say('criterion.ageUnknown', inputs);
  return say('criterion.age', { ...inputs, fadedDays: Number(inputs['freshDays']) + Number(inputs['fadingDays']) });
}

const as = (key: SentenceKey): Tell => (inputs, { say }) => say(key, inputs);
const neutral = (key: SentenceKey): Tell => (inputs, { say }) => say('neutral', { ...inputs, sentence: say(key) });
const prior = (key: SentenceKey): Tell => (inputs, { say }) => say('prior', { ...inputs, sentence: say(key) });

interface Telling {
  /** By what it rests on. */
  data: Tell;
  prior: Tell;
  /** Not asked for, where there is more to say. */
  none?: SentenceKey;
}

const tellings: Readonly<Record<string, Telling>> = {
  capabilityFit: {
    data: (inputs, voice) => voice.say(inputs['status'] === 'verified' ? 'criterion.verifiedFit' : 'criterion.declaredFit', {
      ...inputs, through: throughOf(inputs, voice), age: ageOf(inputs, voice),
    }),
    prior: neutral('criterion.noCapability'),
  },
  relevance: {
    data: (inputs, voice) => (inputs['learned'] === undefined ? relevanceSentence : learnedSentence)(inputs, voice),
    prior: (inputs, voice) => (inputs['learned'] === undefined ? neutral('criterion.noEarlierWork') : learnedSentence)(inputs, voice),
  },
  capacityMargin: {
    data: (inputs, { say }) => say('criterion.capacity', { ...inputs, clamped: inputs.value === 0 || inputs.value === 1 ? say('criterion.clamped') : '' }),
    prior: neutral('criterion.noFreeCapacity'),
  },
  leadTimeMargin: {
    data: (inputs, voice) => as(inputs['daysToDeadline'] === 0 ? 'criterion.deadlineToday' : 'criterion.leadTime')(inputs, voice),
    prior: neutral('criterion.noLeadTime'),
  },
  price: { data: as('criterion.price'), prior: neutral('criterion.noPrice'), none: 'criterion.noCeiling' },
  optionalCertifications: {
    data: (inputs, { say }) => say('criterion.certificates', { ...inputs, heldSchemes: schemesOf(inputs, 'valid') }),
    prior: (inputs, { say }) => say('criterion.certificatesUnknown', {
      ...inputs, heldSchemes: schemesOf(inputs, 'valid'), unknownSchemes: schemesOf(inputs, 'end_unknown'),
    }),
    none: 'criterion.noPreference',
  },
  distance: {
    data: (inputs, voice) => as(
      inputs['lotLatitude'] === null ? (inputs['inCountry'] === true ? 'criterion.inCountry' : 'criterion.notInCountry')
      : inputs['limitKm'] === null ? 'criterion.farther' : 'criterion.withinLimit',
    )(inputs, voice),
    prior: neutral('criterion.noDistance'), none: 'criterion.noPlace',
  },
  pastPerformance: {
    data: (inputs, { say }) => say('criterion.performance', { ...inputs, since: inputs['since'] === null ? '' : say('criterion.since', inputs) }),
    prior: prior('criterion.noHistory'),
  },
  responsiveness: { data: as('criterion.answers'), prior: prior('criterion.neverInvited') },
};

/** Null for a criterion that has no sentence here: then the API's own stands, in English. */
export function criterionSentence({ criterion, basis, value, contribution, inputs }: Omit<Criterion, 'words'>, voice: Voice): string | null {
  const telling = tellings[criterion];
  if (telling === undefined) return null;
  if (basis === 'none') return voice.say('uncounted', { sentence: voice.say(telling.none ?? 'criterion.notAsked') });
  const sentence = telling[basis]({ ...inputs, value }, voice);
  return voice.say('counted', { ...inputs, value, contribution, sentence });
}
