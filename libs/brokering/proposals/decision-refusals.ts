// Why a decision or its undoing is refused, and what to do instead.
import { withArticle } from '#contracts/brokering/words.js';
import { DomainError } from '#contracts/errors.js';
import type { BrokeringPolicy, HeldSubject } from '../subjects.js';
import type { InvitationLoad } from './decisions.repository.js';
import type { ShownProposal } from './proposal-view.js';

export function tooLate({ status, decisionId, effectiveAt }: ShownProposal): DomainError {
  return new DomainError(
    'undo_too_late', 'The holding period is over and the decision has taken effect. It cannot be undone any more.',
    { status, effectiveAt: decisionId === null ? null : effectiveAt.toISOString() },
  );
}

export function tooLarge(subject: string, { openQuantity, unit }: HeldSubject): DomainError {
  return new DomainError(
    'quantity_too_large', `Of the ${subject} ${openQuantity} ${unit} are open. Amend to that or less.`,
    { fields: [{ field: 'quantity', message: `at most ${openQuantity}` }] },
  );
}

export function stale(now: ShownProposal): DomainError {
  return new DomainError(
    'version_stale',
    `The proposal is ${now.status} at version ${now.version} by now. Read it again, and repeat with that version `
      + 'as If-Match if you still want to.',
    { version: now.version, status: now.status },
  );
}

export function claimedByOther({ claimedUntil }: ShownProposal): DomainError {
  return new DomainError(
    'claimed_by_other',
    `A colleague has claimed this proposal${claimedUntil ? ` until ${claimedUntil.toISOString()}` : ''}. Decide on another, or take it over with takeOver.`,
  );
}

export function notOpen(subject: string, { endReason }: HeldSubject): DomainError {
  return new DomainError(
    'transition_not_allowed', `The ${subject} is not open any more (${endReason}), so there is nothing left to decide.`,
    { endReason },
  );
}

export function capReached(
  offering: string, load: InvitationLoad, { invitationCap, invitationPeriodDays }: BrokeringPolicy,
): DomainError {
  const { sent, approved } = load;
  return new DomainError(
    'invitation_cap_reached',
    `The cluster invites ${withArticle(offering)} at most ${invitationCap} times in ${invitationPeriodDays} days. This one was `
      + `invited ${sent} times, and ${approved} approvals wait to be sent. Decide on another ${offering}, `
      + 'undo one of those approvals, or come back when the period has passed.',
    { cap: invitationCap, periodDays: invitationPeriodDays, sent, approved },
  );
}

export function conflictDeclared(instead: string): DomainError {
  return new DomainError('conflict_of_interest', `You declared a conflict of interest, so ${instead}`);
}
