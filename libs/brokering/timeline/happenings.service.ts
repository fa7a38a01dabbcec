// What happened to one proposal, in order, for the people of its cluster: nothing is kept for it, every row tells it anyway.
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { requireRole } from '#platform/roles.js';
import type { DecisionRow } from '../proposals/decision.entity.js';
import { decisionView, type ShownProposal } from '../proposals/proposal-view.js';
import { ReviewService } from '../proposals/review.service.js';
import { Wording } from '../wording.js';
import { HappeningsRepository, type GivenReply, type SentInvitation } from './happenings.repository.js';

/** Ends that no other happening tells of. */
const ends: ReadonlySet<string> = new Set(['refused', 'lapsed', 'withdrawn']);

@Injectable()
export class HappeningsService {
  constructor(
    private readonly wording: Wording,
    private readonly review: ReviewService,
    private readonly repository: HappeningsRepository,
  ) {}

  /** Named as `defineTimeline` says. */
  async of(id: string, context: RequestContext): Promise<object> {
    requireRole(context, ['cda', 'manager', 'admin']);
    const proposal = await this.review.visible(id, context);
    const [decisions, invitations, replies, agreement] = await Promise.all([
      this.repository.decisions(id), this.repository.invitations(id), this.repository.replies(id), this.repository.agreement(id),
    ]);
    const items = [
      { kind: 'proposed', at: proposal.createdAt },
      ...decisions.flatMap(decisionItems),
      ...invitations.flatMap(invitationItems),
      ...replies.map(replyItem),
      ...(agreement ? [this.wording.said({ kind: 'agreed', at: agreement.agreedAt, agreementId: agreement.id, quantity: agreement.quantity })] : []),
      ...endItems(proposal),
    ] as { at: Date }[];
    return {
      proposalId: id,
      items: items.sort((one, other) => one.at.getTime() - other.at.getTime()).map((item) => ({ ...item, at: item.at.toISOString() })),
      sides: invitations.map(({ side, organisationId }) => ({ side, organisationId })),
      aboutIds: [id, ...(agreement ? [agreement.id] : []), ...invitations.map((each) => each.id).reverse()].slice(0, 50),
    };
  }
}

function decisionItems(row: DecisionRow): object[] {
  const made = { kind: 'decided', at: row.decidedAt, decision: decisionView(row), tookEffectAt: row.tookEffectAt?.toISOString() ?? null };
  return row.undoneAt === null ? [made] : [made, { kind: 'undone', at: row.undoneAt, decisionId: row.id }];
}

function invitationItems({ id, side, organisationId, quantity, sentAt, closesAt, remindedAt }: SentInvitation): object[] {
  const sent = { kind: 'invited', at: sentAt, side, invitationId: id, organisationId, quantity, closesAt: closesAt.toISOString() };
  return remindedAt === null ? [sent] : [sent, { kind: 'reminded', at: remindedAt, side, invitationId: id }];
}

function replyItem({ repliedAt, ...reply }: GivenReply): object {
  return { kind: 'replied', at: repliedAt, ...reply };
}

function endItems({ status, endReason, updatedAt }: ShownProposal): object[] {
  return ends.has(status) ? [{ kind: 'ended', at: updatedAt, status, reason: endReason }] : [];
}
