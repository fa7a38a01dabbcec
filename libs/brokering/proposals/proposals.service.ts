// What runs, the ends of subjects, and replies do to proposals: take a run's result, withdraw, say what is alive.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import { AgreementsRepository } from '../agreements/agreements.repository.js';
import { InvitationsRepository } from '../invitations/invitations.repository.js';
import { Wording } from '../wording.js';
import { ProposalsRepository, type Move } from './proposals.repository.js';
import { isSettled, planRun, type CurrentOf, type EvaluatePair, type Found, type StandingProposal } from './run-plan.js';
import { RunResultRepository, type RunSubject } from './run-result.repository.js';

/** What a run came to. */
export interface RunEffect {
  /** Everybody the run names, new or not. */
  proposed: number;
  /** New to the queue of the CDA: never proposed before, or restored. */
  added: number;
  withdrawn: number;
}

@Injectable()
export class ProposalsService {
  constructor(
    private readonly wording: Wording,
    private readonly outbox: Outbox,
    private readonly repository: ProposalsRepository,
    private readonly results: RunResultRepository,
    private readonly invitations: InvitationsRepository,
    private readonly agreements: AgreementsRepository,
  ) {}

  /** All proposals of a subject, held until the transaction ends. The caller holds the subject. */
  standing(tx: Tx, subjectId: string): Promise<StandingProposal[]> {
    return this.repository.standing(tx, subjectId);
  }

  /**
   * Makes the subject's proposals what the run found. The caller holds them and the subject. `evaluate` tells how a pair
   * stands that was not found, or null when the offering side is no candidate at all any more.
   */
  async applyRun(
    tx: Tx, subject: RunSubject, standing: readonly StandingProposal[], found: readonly Found[], evaluate: EvaluatePair,
    currentOf?: CurrentOf,
  ): Promise<RunEffect> {
    const plan = planRun(standing, found, evaluate, currentOf);
    const added = await this.results.add(tx, subject, plan.add);
    if (plan.restore.length > 0) {
      await this.repository.move(tx, 'restore', plan.restore.map(({ id, version }) => ({
        id, version, decisionId: null, wasInvited: false,
      })));
    }
    await this.results.refresh(tx, plan.refresh);
    await this.results.rerank(tx, plan.rerank);
    const withdrawn = await this.withdraw(
      tx, plan.withdraw.map(({ standing: each, reason }) => ({ id: each.id, version: null, endReason: reason })),
    );
    return { proposed: found.length, added: added + plan.restore.length, withdrawn };
  }

  /** Ends whatever is alive of a subject or a posting; returns how many. Sides that were invited are told. */
  async withdrawAll(
    tx: Tx, of: { postingId: string } | { subjectId: string }, reason: string,
  ): Promise<number> {
    const ids = await this.repository.lockLive(tx, of);
    return this.withdraw(tx, ids.map((id) => ({ id, version: null, endReason: reason })));
  }

  /** The caller holds the rows. */
  async withdraw(tx: Tx, moves: readonly (Move & { endReason: string })[]): Promise<number> {
    if (moves.length === 0) return 0;
    const moved = await this.repository.move(tx, 'withdraw', moves);
    // Only those whose invitations are open were invited in this round; nobody else outside ever heard of it.
    const told = moved.filter((proposal) => proposal.wasInvited);
    if (told.length > 0) {
      await this.invitations.close(tx, told.map(({ id, endReason }) => ({
        proposalId: id, outcome: 'withdrawn', reason: endReason,
      })));
      await this.outbox.publishAll(
        told.map((proposal) => outboxRow(
          this.wording.messages.ProposalEnded,
          this.wording.said({
            proposalId: proposal.id, clusterId: proposal.clusterId, askingId: proposal.askingId,
            offeringId: proposal.offeringId, outcome: 'withdrawn', reason: proposal.endReason!, wasInvited: true,
            refusedBy: null,
          }),
          { aggregateId: proposal.id, version: proposal.version },
        )),
        tx,
      );
    }
    return moved.length;
  }

  /** Offering sides that the subject has had its answer from, to read by. */
  async settledOf(tx: Tx, subjectId: string): Promise<string[]> {
    return (await this.repository.ofSubject(tx, subjectId)).filter(isSettled).map(({ offeringId }) => offeringId);
  }

  /** The proposal of a pair, if there is one. */
  ofPair(subjectId: string, offeringId: string): Promise<Pick<StandingProposal, 'id' | 'status'> | null> {
    return this.repository.ofPair(subjectId, offeringId);
  }

  /** Invitations sent to each offering side since an instant; those without any are missing. */
  recentInvitations(tx: Tx, offeringIds: readonly string[], sinceIso: string): Promise<Map<string, number>> {
    return this.invitations.sentSince(tx, offeringIds, sinceIso);
  }

  /** Agreements of each offering side since an instant, and ever; those without any are missing. */
  agreed(tx: Tx, offeringIds: readonly string[], sinceIso: string): Promise<Map<string, { recent: number; ever: number }>> {
    return this.agreements.counted(tx, offeringIds, sinceIso);
  }

  /** Subjects for which one of these offering sides has a proposal that can still come to something. */
  activeSubjectsOf(tx: Tx, ...offeringIds: string[]): Promise<string[]> {
    return this.repository.activeSubjects(tx, offeringIds);
  }

  /** Invitations that were answered or ran out, and how many were answered; who was never invited is missing. */
  responsiveness(
    tx: Tx, offeringIds: readonly string[],
  ): Promise<Map<string, { invited: number; answered: number }>> {
    return this.invitations.answeredBy(tx, offeringIds);
  }
}
