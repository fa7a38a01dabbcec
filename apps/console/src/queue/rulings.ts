// A ruling as the API takes it, from what was chosen; null while a reason is missing.
import { askReasons, declineReasons } from '#contracts/matching/proposals.js';
import type { Ruling } from './proposals.js';
import type { Reason } from './reason-form.js';

export type Choice = 'approve' | 'decline' | 'ask';

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
