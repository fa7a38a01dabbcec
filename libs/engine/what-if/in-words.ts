// One English sentence for a step of a change: "With 14 days more, to 2027-01-29, 12 more enterprises would fit."
import { dayOf } from '../dates.js';
import { amount, days, km } from '../numbers-in-words.js';
import { goods, type Speech } from '../speech.js';
import type { RuleName } from '../types.js';
import { ruleTitles } from '../titles.js';
import type { ChangeName } from './changes.js';
import type { WhatIf, WhatIfStep } from './what-if.js';

type Changed = Pick<WhatIf, 'change' | 'what' | 'unit' | 'now'>;
type Part = (changed: Changed, to: WhatIfStep['to'], speech: Speech) => string;

const parts: Record<ChangeName, Part> = {
  deadline: ({ now }, to) => `With ${days(dayOf(String(to)) - dayOf(String(now)))} more, to ${to}`,
  max_distance: ({ now }, to) => (to === null ? 'Without a greatest distance' : `Within ${km(to)} instead of ${km(now)}`),
  ceiling_price: ({ now, unit }, to) =>
    to === null ? 'Without a ceiling price' : (
      `With a ceiling of ${amount(to)} ${unit} instead of ${amount(now)} (+${amount(Math.round((Number(to) / Number(now) - 1) * 1000) / 10)} %)`
    ),
  certification: ({ what }) => `Without ${what ?? 'any certification'}`,
  language: ({ what }) => `Without asking for the language ${what}`,
  minimum_share: ({ now }, to, { subject }) => `With a least part of ${amount(to)} of the ${subject} instead of ${amount(now)}`,
  minimum_similarity: ({ now }, to) => `With codes at least ${amount(to)} alike instead of ${amount(now)}`,
  minimum_score: ({ now }, to) => `With a least score of ${amount(to)} instead of ${amount(now)}`,
  invitation_cap: ({ now }, to) => (to === null ? 'Without a cap on invitations' : `With a cap of ${amount(to)} invitations instead of ${amount(now)}`),
  unknown_excludes: ({ what }) => `Without excluding when this is not known: ${ruleTitles[what as RuleName]}`,
};

export function whatIfInWords(changed: Changed, { to, admitted, lost }: WhatIfStep, speech: Speech = goods): string {
  const { offering } = speech;
  const more = admitted === 1 ? `1 more ${offering} would fit` : `${amount(admitted)} more ${offering}s would fit`;
  const less = lost === 0 ? '' : `, and ${amount(lost)} that ${lost === 1 ? 'fits' : 'fit'} now would not`;
  return `${parts[changed.change](changed, to, speech)}, ${more}${less}.`;
}
