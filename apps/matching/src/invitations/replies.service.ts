// Both sides answer, by API or by link; a yes of both to one quantity makes the linkage in the same transaction.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  LinkageAgreed, ReplyByLink, ReplyGiven, ReplyToInvitation, type Invitation, type ReplyBody,
} from '#contracts/matching/invitations.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { requireRole } from '../access.js';
import { LinkagesRepository } from '../linkages/linkages.repository.js';
import { conflictDeclared } from '../proposals/decision-refusals.js';
import { DecisionsRepository } from '../proposals/decisions.repository.js';
import { ProposalsRepository } from '../proposals/proposals.repository.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import { viewpointOf } from '../proposals/viewpoint.js';
import type { LotRow } from '../requirements/lot.entity.js';
import { openQuantity } from '../requirements/quantities.js';
import { RequirementsService } from '../requirements/requirements.service.js';
import { invitationView, type ShownInvitation } from './invitation-view.js';
import { InvitationsRepository, type Answering, type Given, type OpenInvitation } from './invitations.repository.js';
import { ReplyLinks } from './reply-links.js';
import { agreedQuantity, checkReply, differ, given, replyClosed, saysTheSame } from './reply-terms.js';

@Injectable()
export class RepliesService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly links: ReplyLinks,
    private readonly repository: InvitationsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly withdrawing: ProposalsService,
    private readonly requirements: RequirementsService,
    private readonly linkages: LinkagesRepository,
  ) {}

  /** The organisation's own account answers, or a CDA for it. */
  reply({ id, reply }: Input<typeof ReplyToInvitation>, context: RequestContext): Promise<Invitation> {
    requireRole(context, ['buyer', 'enterprise', 'cda']);
    const { actor } = context;
    return this.database.idempotently(context, async (tx) => {
      const seen = await this.repository.shown(id, viewpointOf(actor), tx);
      if (seen === null) throw notFound('invitation', id);
      return this.answer(tx, seen, reply, {
        through: actor?.role === 'cda' ? 'cda' : 'api', accountId: actor?.accountId ?? null,
      }, context);
    });
  }

  /** Whoever holds the link answers for the invited side. */
  replyByLink({ token, reply }: Input<typeof ReplyByLink>, context: RequestContext): Promise<Invitation> {
    const id = this.links.invitationOf(token);
    return this.database.idempotently(context, async (tx) => {
      const seen = await this.repository.shown(id, viewpointOf(null), tx);
      if (seen === null) throw notFound('invitation', id);
      return this.answer(tx, seen, reply, { through: 'link', accountId: null }, context);
    });
  }

  private async answer(
    tx: Tx, seen: ShownInvitation, reply: ReplyBody, how: Answering, context: RequestContext,
  ): Promise<Invitation> {
    // Replies about one lot take turns: what is left of it must not be agreed twice.
    const lot = await this.requirements.lotForUpdate(tx, seen.lotId);
    const proposal = await this.proposals.lock(tx, seen.proposalId);
    const open = await this.repository.lockOpen(tx, seen.proposalId);
    const own = open.find((each) => each.id === seen.id);
    if (!own || !own.isInTime || proposal?.status !== 'invited') throw await this.tooLate(tx, seen.id, how);
    if (how.through === 'cda') await this.refusePartiality(tx, own, how.accountId!);
    const other = open.find((each) => each.id !== seen.id);
    const asked = { ...seen, counterpartQuantity: other?.replyQuantity ?? null };
    checkReply(reply, asked);
    const kept = given(reply, asked);
    if (!saysTheSame(kept, own)) {
      const version = await this.repository.keepReply(tx, own.id, kept, how);
      const toConfirm = other && differ([kept, other]) ? other : null;
      await this.tell(tx, own, { ...kept, version, toConfirm }, how, context);
      await this.settleIfAgreed(tx, lot, seen);
    }
    await failPoint('reply.before-commit');
    return invitationView((await this.repository.shown(seen.id, viewpointOf(null), tx))!);
  }

  private async settleIfAgreed(tx: Tx, lot: LotRow, about: ShownInvitation): Promise<void> {
    const replies = await this.repository.lockOpen(tx, about.proposalId);
    const quantity = agreedQuantity(replies, openQuantity(lot));
    if (quantity === null) return;
    if (lot.status !== 'open' || quantity <= 0) {
      await this.withdrawing.withdraw(tx, [{ id: about.proposalId, version: null, endReason: 'lot_covered' }]);
      return;
    }
    const [proposal] = await this.proposals.move(tx, 'agree', [{ id: about.proposalId, version: null }]);
    if (!proposal) throw new Error(`The invited proposal ${about.proposalId} could not be agreed.`);
    const linkageId = await this.linkages.add(tx, proposal, quantity);
    await this.repository.close(tx, [{ proposalId: proposal.id, outcome: 'agreed', reason: null }]);
    await this.outbox.publish(
      LinkageAgreed,
      {
        linkageId, proposalId: proposal.id, requirementId: proposal.requirementId, clusterId: proposal.clusterId,
        buyerId: proposal.buyerId, enterpriseId: proposal.enterpriseId,
      },
      tx,
      { aggregateId: linkageId, version: 1 },
    );
    const { covered } = await this.requirements.addLinkedQuantity(tx, lot.id, quantity);
    if (covered) await this.withdrawing.withdrawAll(tx, { lotId: lot.id }, 'lot_covered');
  }

  /** A CDA who answers for a side speaks for that side only, and has no interest of their own. */
  private async refusePartiality(tx: Tx, own: OpenInvitation, accountId: string): Promise<void> {
    if (await this.decisions.declaredConflict(tx, own.proposalId, accountId)) {
      throw conflictDeclared('another CDA answers for this side.');
    }
    if (await this.repository.answeredForOther(tx, own, accountId)) {
      throw new DomainError(
        'conflict_of_interest', 'You have answered for the other side, so another CDA answers for this one.',
      );
    }
  }

  private async tell(
    tx: Tx, invitation: OpenInvitation, reply: Given & { version: number; toConfirm: OpenInvitation | null },
    { through }: Answering, context: RequestContext,
  ): Promise<void> {
    const { id, proposalId, clusterId, side, organisationId } = invitation;
    const { answer, version, toConfirm } = reply;
    const about = { proposalId, clusterId, side, organisationId, answer };
    await this.outbox.publish(
      ReplyGiven,
      {
        ...about, invitationId: id, invitationVersion: version,
        toConfirm: toConfirm && {
          invitationId: toConfirm.id, side: toConfirm.side, organisationId: toConfirm.organisationId,
        },
      },
      tx,
      { aggregateId: id, version },
    );
    await this.audit.record(tx, {
      action: 'invitation.replied', subjectType: 'invitation', subjectId: id, actor: context.actor,
      requestId: context.requestId, details: { ...about, version, through },
    });
  }

  private async tooLate(tx: Tx, id: string, how: Answering) {
    return replyClosed((await this.repository.shown(id, viewpointOf(null), tx))!, how.through);
  }
}
