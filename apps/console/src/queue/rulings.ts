// A ruling as the API takes it, from what was chosen; null while a reason is missing.
import { askReasons, declineReasons } from '#contracts/matching/reasons.js';
import type { Ruling } from './proposals.js';

/** What was ruled about a proposal and did not arrive: nobody has to write it again. */
const unsent = new Map<string, Ruling>();
export const keepUnsent = (id: string, ruling: Ruling): void => void unsent.set(id, ruling);
export const forgetUnsent = (id: string): void => void unsent.delete(id);

/** The reason that was written for this ruling before, if it did not arrive; else an empty one. */
export function reasonBefore(id: string, choice: Choice): Reason {
  const before = unsent.get(id);
  if (before?.ruling !== choice) return { code: null, note: '' };
  return { code: 'reasonCode' in before ? before.reasonCode : null, note: before.note ?? '' };
}

export type Choice = 'approve' | 'decline' | 'ask';
export type Reasoned = Exclude<Choice, 'approve'>;

/** Of a ruling that needs one. */
export interface Reason {
  code: string | null;
  note: string;
}

interface Chosen {
  conflictOfInterest: Ruling['conflictOfInterest'];
  reason: Reason;
}

export function rulingOf(choice: Choice, { conflictOfInterest, reason }: Chosen): Ruling | null {
  const note = reason.note.trim();
  const shared = { conflictOfInterest, ...(note === '' ? {} : { note }) };
  if (choice === 'approve') return { ruling: 'approve', ...shared };
  if (choice === 'decline') {
    const reasonCode = declineReasons.find((each) => each === reason.code);
    return reasonCode === undefined ? null : { ruling: 'decline', ...shared, reasonCode };
  }
  const reasonCode = askReasons.find((each) => each === reason.code);
  return reasonCode === undefined ? null : { ruling: 'ask', ...shared, reasonCode };
}
