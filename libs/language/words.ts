// The form of one language: what pages and e-mails both say. Adding a language is adding a file of this form.
import type { RefusalReason } from '#contracts/matching/invitations.js';
import type { ServiceRefusalReason } from '#contracts/service-market/invitations.js';

/** Of any service that brokers. */
export type AnyRefusalReason = RefusalReason | ServiceRefusalReason;

export interface Words {
  /** A quantity in words by UNECE Rec 20 code, as ICU messages; `n` is the number. */
  units: Record<string, string>;
  /** A quantity in a unit we have no words for. */
  unknownUnit: string;
  /** Why somebody said no, as part of a sentence that either side may read. */
  refusals: Record<AnyRefusalReason, string>;
}
