// The states of a proposal and what may follow what: the one table. Nothing else decides about a status.
import { DomainError } from '#contracts/errors.js';
import type { ProposalStatus } from '#contracts/brokering/proposals.js';
import type { Words } from '#contracts/brokering/words.js';
import { ruleNames } from '#engine';
import type { AnyRuling } from '../wording.js';

export interface ProposalTransition {
  from: readonly ProposalStatus[];
  to: ProposalStatus;
  /** Who moves it: a decision, the system, or both sides by their replies. */
  by: 'decision' | 'system' | 'replies';
}

export const proposalTransitions = {
  ask: { from: ['proposed'], to: 'asked', by: 'decision' },
  approve: { from: ['proposed', 'asked'], to: 'approved', by: 'decision' },
  decline: { from: ['proposed', 'asked'], to: 'declined', by: 'decision' },
  /** Besides, only until the decision takes effect. */
  undo: { from: ['approved', 'declined', 'asked'], to: 'proposed', by: 'decision' },
  /** Instead, when the decision before it was a question: that one stands again. */
  undo_to_asked: { from: ['approved', 'declined'], to: 'asked', by: 'decision' },
  dispatch: { from: ['approved'], to: 'invited', by: 'system' },
  agree: { from: ['invited'], to: 'agreed', by: 'replies' },
  refuse: { from: ['invited'], to: 'refused', by: 'system' },
  lapse: { from: ['invited'], to: 'lapsed', by: 'system' },
  withdraw: { from: ['proposed', 'asked', 'approved', 'invited'], to: 'withdrawn', by: 'system' },
  /** Besides, only when `isRestorable` says so of the reason it was withdrawn for. */
  restore: { from: ['withdrawn'], to: 'proposed', by: 'system' },
} as const satisfies Record<string, ProposalTransition>;

export type ProposalAction = keyof typeof proposalTransitions;
export const proposalActions = Object.keys(proposalTransitions) as ProposalAction[];

export const actionOfRuling: Record<AnyRuling['ruling'], ProposalAction> = {
  approve: 'approve', amend: 'approve', decline: 'decline', ask: 'ask',
};

/** What can still come to something: a run keeps these true, and whoever ends a subject withdraws them. */
export const liveStatuses: readonly ProposalStatus[] = proposalTransitions.withdraw.from;

/** What waits for the decision of a CDA. */
export const undecidedStatuses: readonly ProposalStatus[] = proposalTransitions.approve.from;

/** The statuses in which both sides know of the proposal. */
export const statusesAfterInvitation: readonly ProposalStatus[] = ['invited', 'agreed', 'refused', 'lapsed'];

/** Null when the table does not allow it. */
export function statusAfter(status: ProposalStatus, action: ProposalAction): ProposalStatus | null {
  const transition: ProposalTransition = proposalTransitions[action];
  return transition.from.includes(status) ? transition.to : null;
}

const restorable: ReadonlySet<string> = new Set([
  ...ruleNames, 'merged', 'outranked', 'below_minimum_score', 'code_unknown', 'deadline_past', 'not_computable',
]);

/** Only what a run withdrew can a run bring back: a subject that is covered or a posting that ended stays so. */
export function isRestorable(endReason: string | null): boolean {
  return endReason !== null && restorable.has(endReason);
}

type Named = Pick<Words, 'posting' | 'subject' | 'agreement'>;

const advice = ({ posting, subject, agreement }: Named): Record<ProposalStatus, string> => ({
  proposed: 'Approve, amend, decline or ask.',
  asked: 'Approve, amend or decline it once the question is answered.',
  approved: 'It is approved; undo that decision first while its holding period lasts.',
  declined: 'It is declined; undo that decision first while its holding period lasts.',
  invited: `Both sides are invited; wait for their replies or close the ${posting}.`,
  agreed: `Both sides agreed; see the ${agreement}.`,
  refused: `One side refused; decide on another proposal of the ${subject}.`,
  lapsed: `The invitations ran out without an answer; decide on another proposal of the ${subject}.`,
  withdrawn: `It was withdrawn; endReason says why. Decide on another proposal of the ${subject}.`,
});

/** What to answer to whoever claims what waits for no decision. */
export function notWaiting(words: Named, status: ProposalStatus): DomainError {
  return new DomainError('transition_not_allowed', `A proposal that is ${status} waits for no decision, so it cannot be claimed. ${advice(words)[status]}`, { status });
}

/** What to answer to an action that the table does not allow. */
export function notAllowed(words: Named, status: ProposalStatus, action: ProposalAction): DomainError {
  return new DomainError(
    'transition_not_allowed',
    `A proposal that is ${status} cannot be moved by "${action}". ${advice(words)[status]}`,
    { status, action, allowed: proposalActions.filter((each) => statusAfter(status, each) !== null) },
  );
}
