// What a reply must satisfy, when it says nothing new, and what two replies come to: pure rules.
import { DomainError } from '#contracts/errors.js';
import { refusalReasonsOf, type Invitation, type RefusalReason, type ReplyBody, type Side } from '#contracts/matching/invitations.js';
import { replyValues, type OpenInvitation } from './invitations.repository.js';

type Answered = Pick<OpenInvitation, 'quantity' | 'answer' | 'replyQuantity' | 'replyReason' | 'replyNote'>;

/** The whole quantity is a yes, so a part must be less; each side has reasons of its own. */
export function checkReply(reply: ReplyBody, invitation: Pick<Invitation, 'side' | 'quantity' | 'unit'>): void {
  if (reply.answer === 'no') return checkReason(reply.reasonCode, invitation.side);
  if (reply.answer !== 'part' || reply.quantity < invitation.quantity) return;
  const { quantity, unit } = invitation;
  throw new DomainError(
    'quantity_too_large', `You are invited for ${quantity} ${unit}. Answer yes for all of it, or part with less.`,
    { fields: [{ field: 'quantity', message: `less than ${quantity}` }] },
  );
}

function checkReason(reason: RefusalReason, side: Side): void {
  const reasons = refusalReasonsOf[side];
  if (reasons.includes(reason)) return;
  const message = `${reason} is not a reason of ${side === 'buyer' ? 'a buyer' : 'an enterprise'}: state ${reasons.join(', ')}`;
  throw new DomainError('body_invalid', `The reply is not valid. reasonCode: ${message}.`, { fields: [{ field: 'reasonCode', message }] });
}

export function saysTheSame(reply: ReplyBody, invitation: Answered): boolean {
  const [answer, quantity, reason, note] = replyValues(reply);
  return answer === invitation.answer && quantity === invitation.replyQuantity
    && reason === invitation.replyReason && note === invitation.replyNote;
}

/** In the unit of the lot; null for a no or no answer yet. */
export function acceptedQuantity(invitation: Answered): number | null {
  if (invitation.answer === 'yes') return invitation.quantity;
  return invitation.answer === 'part' ? invitation.replyQuantity : null;
}

/** The smaller of both, at most what is open of the lot; null when one side has not agreed. */
export function agreedQuantity(invitations: readonly Answered[], openQuantity: number): number | null {
  const accepted = invitations.map(acceptedQuantity);
  if (accepted.length !== 2 || accepted.includes(null)) return null;
  return Math.min(...(accepted as number[]), openQuantity);
}

/** How an invited proposal ends at the cut-off when there was no agreement. */
export function ending(
  invitations: readonly (Answered & { side: Invitation['side'] })[],
): { action: 'refuse' | 'lapse'; outcome: 'refused' | 'lapsed'; reason: string } {
  // When both said no, the enterprise's reason is what the next match can learn from.
  const bySide = [...invitations].sort((a, b) => (a.side < b.side ? 1 : -1));
  const refused = bySide.find((each) => each.answer === 'no');
  if (refused) return { action: 'refuse', outcome: 'refused', reason: refused.replyReason ?? 'other' };
  const silent = bySide.filter((each) => each.answer === null);
  const reason = silent.length === 1 ? `${silent[0]!.side}_silent` : 'both_silent';
  return { action: 'lapse', outcome: 'lapsed', reason };
}

const ends: Record<NonNullable<Invitation['outcome']>, string> = {
  agreed: 'Both sides have agreed.',
  refused: 'It ended with a no.',
  lapsed: 'The time to answer has passed.',
  withdrawn: 'It was withdrawn.',
};

/** Why a reply comes too late. */
export function replyClosed(
  invitation: Pick<Invitation, 'status' | 'outcome'> & { closesAt: Date }, through: 'api' | 'link',
): DomainError {
  const { status, outcome, closesAt } = invitation;
  if (status === 'closed') {
    const how = outcome === null ? '' : ` ${ends[outcome]}`;
    const message = `This invitation is closed.${how} The reply can no longer be changed.`;
    return new DomainError('reply_closed', message, { outcome });
  }
  return new DomainError(
    through === 'link' ? 'link_expired' : 'reply_closed',
    `The time to answer ended at ${closesAt.toISOString()}. The reply that was given until then counts.`,
    { closesAt: closesAt.toISOString() },
  );
}
