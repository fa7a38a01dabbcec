// What a reply must satisfy, when it says nothing new, and what two replies come to: pure rules.
import type { Outcome, Through } from '#contracts/brokering/invitations.js';
import { withArticle } from '#contracts/brokering/words.js';
import { DomainError } from '#contracts/errors.js';
import type { Role } from '#contracts/message.js';
import { refuseFraction } from '../quantities.js';
import type { AnyReply, Phrasing } from '../wording.js';
import { yesQuantity, type Asked } from './invitation-view.js';
import type { Given, OpenInvitation } from './invitations.repository.js';

type Answered = Pick<OpenInvitation, 'answer' | 'replyQuantity' | 'replyReason' | 'replyNote'>;

/** The whole quantity is a yes, so a part must be less; nobody says yes to what was not shown; each side has its reasons. */
export function checkReply(
  reply: AnyReply, invitation: Asked & { unit: string; side: string }, reasonsOf: Phrasing['refusalReasonsOf'],
): void {
  if (reply.answer === 'no') return checkReason(reply.reasonCode!, invitation.side, reasonsOf[invitation.side] ?? []);
  if (reply.quantity === undefined) return;
  const { quantity, unit } = invitation;
  if (reply.answer === 'part') {
    if (reply.quantity < quantity) return refuseFraction(reply.quantity, unit);
    throw new DomainError(
      'quantity_too_large', `You are invited for ${quantity} ${unit}. Answer yes for all of it, or part with less.`,
      { fields: [{ field: 'quantity', message: `less than ${quantity}`, rule: 'less_than', limit: quantity }] },
    );
  }
  const now = yesQuantity(invitation);
  if (reply.quantity === now) return;
  throw new DomainError(
    'version_stale', `The other side has answered meanwhile: a yes is for ${now} ${unit} by now. Answer again if you agree to that.`,
    { yesQuantity: now },
  );
}

function checkReason(reason: string, side: string, reasons: readonly string[]): void {
  if (reasons.includes(reason)) return;
  const message = `${reason} is not a reason of ${withArticle(side)}: state ${reasons.join(', ')}`;
  throw new DomainError('body_invalid', `The reply is not valid. reasonCode: ${message}.`, { fields: [{ field: 'reasonCode', message }] });
}

/** What is kept of a reply. */
export function given(reply: AnyReply, invitation: Asked): Given {
  const kept = { answer: reply.answer, replyReason: null, replyNote: reply.note || null };
  switch (reply.answer) {
    case 'yes':
      return { ...kept, replyQuantity: yesQuantity(invitation) };
    case 'part':
      return { ...kept, replyQuantity: reply.quantity! };
    case 'no':
      return { ...kept, replyQuantity: null, replyReason: reply.reasonCode! };
  }
}

/** A yes to another quantity than before says something new. */
export function saysTheSame(reply: Given, invitation: Answered): boolean {
  return reply.answer === invitation.answer && reply.replyQuantity === invitation.replyQuantity
    && reply.replyReason === invitation.replyReason && reply.replyNote === invitation.replyNote;
}

/** Both said yes, but not to the same quantity. */
export function differ([one, other]: readonly Pick<Answered, 'replyQuantity'>[]): boolean {
  if (!one || !other || one.replyQuantity === null || other.replyQuantity === null) return false;
  return one.replyQuantity !== other.replyQuantity;
}

/** What both said yes to, at most what is open of the subject; null when they have not, or not to the same quantity. */
export function agreedQuantity(invitations: readonly Pick<Answered, 'replyQuantity'>[], openQuantity: number): number | null {
  const [one, other] = invitations;
  if (!one || !other || one.replyQuantity === null || differ(invitations)) return null;
  return other.replyQuantity === null ? null : Math.min(one.replyQuantity, openQuantity);
}

/** How an invited proposal ends at the cut-off when there was no agreement. */
export function ending(
  invitations: readonly (Answered & { side: Role })[], offering: Role,
): { action: 'refuse' | 'lapse'; outcome: 'refused' | 'lapsed'; reason: string; refusedBy: Role | null } {
  // When both said no, the offering side's reason is what the next match can learn from.
  const bySide = [...invitations].sort((a, b) => Number(b.side === offering) - Number(a.side === offering));
  const refused = bySide.find((each) => each.answer === 'no');
  if (refused) {
    return { action: 'refuse', outcome: 'refused', reason: refused.replyReason ?? 'other', refusedBy: refused.side };
  }
  if (differ(invitations)) return { action: 'lapse', outcome: 'lapsed', reason: 'quantity_not_agreed', refusedBy: null };
  const silent = bySide.filter((each) => each.answer === null);
  const reason = silent.length === 1 ? `${silent[0]!.side}_silent` : 'both_silent';
  return { action: 'lapse', outcome: 'lapsed', reason, refusedBy: null };
}

const ends: Record<Outcome, string> = {
  agreed: 'Both sides have agreed.',
  refused: 'It ended with a no.',
  lapsed: 'The time to answer has passed.',
  withdrawn: 'It was withdrawn.',
};

/** Why a reply comes too late. */
export function replyClosed(
  invitation: { status: 'open' | 'closed'; outcome: Outcome | null; closesAt: Date }, through: Through,
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
