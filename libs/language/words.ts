// The form of one language: what pages and e-mails both say. Adding a language is adding a file of this form.
import type { RefusalReason } from '#contracts/matching/reasons.js';
import type { CodeReason } from '#contracts/registry/codes.js';
import type { ServiceRefusalReason } from '#contracts/service-market/reasons.js';
import type { UnitCode } from '#engine';

/** Of any service that brokers. */
export type AnyRefusalReason = RefusalReason | ServiceRefusalReason;

export interface Words {
  dates: DatePatterns;
  /** A quantity in words by UNECE Rec 20 code, as ICU messages; `n` is the number. */
  units: Record<UnitCode, string>;
  /** A quantity in a unit we have no words for. */
  unknownUnit: string;
  /** Why somebody said no, as part of a sentence that either side may read. */
  refusals: Record<AnyRefusalReason, string>;
  /** Why a code is suggested, as ICU messages: `text` is a code or a name, `n` a number. */
  codeReasons: Record<CodeReason['code'], string>;
  /** What may follow a name that was recognised; `text` are words as they were asked for. */
  nameFollowedBy: Record<'near' | 'missing', string>;
}

/** Where the parts of a date go; the parts themselves are Intl's, of the Gregorian calendar. */
export interface DatePatterns {
  /** {day}, {month} in full, {year}; {also} is the same day in the calendar of `also`. */
  day: string;
  /** {day}, {month} in full or {mon} in short; for the line of a subject. */
  brief: string;
  /** {date} as in `day`, {time} of 24 hours, {zone} as its distance from UTC. */
  moment: string;
  /** How the first day of a month is written, where that is no plain number. */
  firstOfMonth?: string;
  /** A calendar that the readers live by, as Intl calls it, and how a day is written in it. */
  also?: { calendar: string; day: string };
}
