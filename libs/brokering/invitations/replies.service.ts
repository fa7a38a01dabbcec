// Both sides answer, by API or by link; a yes of both to one quantity makes the agreement in the same transaction.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { requireRole } from '#platform/roles.js';
import { AgreementsRepository } from '../agreements/agreements.repository.js';
import { conflictDeclared } from '../proposals/decision-refusals.js';
import { DecisionsRepository } from '../proposals/decisions.repository.js';
import { ProposalsRepository } from '../proposals/proposals.repository.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import { viewpointOf } from '../proposals/viewpoint.js';
import { Subjects, type HeldSubject } from '../subjects.js';
import { Wording, type AnyReply } from '../wording.js';
import { invitationView, type InvitationView, type ShownInvitation } from './invitation-view.js';
import { InvitationsRepository, type Answering, type Given, type OpenInvitation } from './invitations.repository.js';
import { ReplyLinks } from './reply-links.js';
import { agreedQuantity, checkReply, differ, given, replyClosed, saysTheSame } from './reply-terms.js';

@Injectable()
export class RepliesService {
  constructor(
    private readonly wording: Wording,
    private readonly subjects: Subjects,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly links: ReplyLinks,
    private readonly repository: InvitationsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly withdrawing: ProposalsService,
    private readonly agreements: AgreementsRepository,
  ) {}

  /** The organisation's own account answers, or a CDA for it. */
  reply({ id, reply }: { id: string; reply: AnyReply }, context: RequestContext): Promise<InvitationView> {
    const { words } = this.wording;
    requireRole(context, [words.asking, words.offering, 'cda']);
    const { actor } = context;
    return this.database.idempotently(context, async (tx) => {
      const seen = await this.repository.shown(id, viewpointOf(actor, words), tx);
      if (seen === null) throw notFound('invitation', id);
      return this.answer(tx, seen, reply, {
        through: actor?.role === 'cda' ? 'cda' : 'api', accountId: actor?.accountId ?? null,
      }, context);
    });
  }

  /** Whoever holds the link answers for the invited side. */
  replyByLink({ token, reply }: { token: string; reply: AnyReply }, context: RequestContext): Promise<InvitationView> {
    const id = this.links.invitationOf(token);
    return this.database.idempotently(context, async (tx) => {
      const seen = await this.shown(tx, id);
      if (seen === null) throw notFound('invitation', id);
      return this.answer(tx, seen, reply, { through: 'link', accountId: null }, context);
    });
  }

  private async answer(
    tx: Tx, seen: ShownInvitation, reply: AnyReply, how: Answering, context: RequestContext,
  ): Promise<InvitationView> {
    // Replies about one subject take turns: what is left of it must not be agreed twice.
    const subject = await this.subjects.hold(tx, seen.subjectId);
    const proposal = await this.proposals.lock(tx, seen.proposalId);
    const open = await this.repository.lockOpen(tx, seen.proposalId);
    const own = open.find((each) => each.id === seen.id);
    if (!own || !own.isInTime || proposal?.status !== 'invited') throw await this.tooLate(tx, seen.id, how);
    if (how.through === 'cda') await this.refusePartiality(tx, own, how.accountId!);
    const other = open.find((each) => each.id !== seen.id);
    const asked = { ...seen, counterpartQuantity: other?.replyQuantity ?? null };
    checkReply(reply, asked, this.wording.refusalReasonsOf);
    const kept = given(reply, asked);
    if (!saysTheSame(kept, own)) {
      const version = await this.repository.keepReply(tx, own.id, kept, how);
      const toConfirm = other && differ([kept, other]) ? other : null;
      await this.tell(tx, own, { ...kept, version, toConfirm }, how, context);
      await this.settleIfAgreed(tx, subject, seen);
    }
    await failPoint('reply.before-commit');
    return invitationView((await this.shown(tx, seen.id))!);
  }

  private async settleIfAgreed(tx: Tx, held: HeldSubject, about: ShownInvitation): Promise<void> {
    const { words, messages } = this.wording;
    const replies = await this.repository.lockOpen(tx, about.proposalId);
    const quantity = agreedQuantity(replies, held.openQuantity);
    if (quantity === null) return;
    const covered = `${words.subject}_covered`;
    if (held.endReason !== null || quantity <= 0) {
      await this.withdrawing.withdraw(tx, [{ id: about.proposalId, version: null, endReason: covered }]);
      return;
    }
    const [proposal] = await this.proposals.move(tx, 'agree', [{ id: about.proposalId, version: null }]);
    if (!proposal) throw new Error(`The invited proposal ${about.proposalId} could not be agreed.`);
    const agreementId = await this.agreements.add(tx, proposal, quantity);
    await this.repository.close(tx, [{ proposalId: proposal.id, outcome: 'agreed', reason: null }]);
    await this.outbox.publish(
      messages.AgreementMade,
      this.wording.said({
        agreementId, proposalId: proposal.id, postingId: proposal.postingId, clusterId: proposal.clusterId,
        askingId: proposal.askingId, offeringId: proposal.offeringId,
      }),
      tx,
      { aggregateId: agreementId, version: 1 },
    );
    const isCovered = await this.subjects.cover(tx, proposal.subjectId, quantity);
    if (isCovered) await this.withdrawing.withdrawAll(tx, { subjectId: proposal.subjectId }, covered);
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
      this.wording.messages.ReplyGiven,
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

  private shown(tx: Tx, id: string): Promise<ShownInvitation | null> {
    return this.repository.shown(id, viewpointOf(null, this.wording.words), tx);
  }

  private async tooLate(tx: Tx, id: string, how: Answering) {
    return replyClosed((await this.shown(tx, id))!, how.through);
  }
}
