// What runs, requirements and replies do to proposals: take a run's result, withdraw, say what is alive.
import { Injectable } from '@nestjs/common';
import { ProposalEnded } from '#contracts/matching/proposals.js';
import type { Tx } from '#platform/database/database.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import type { MatchResult } from '#engine';
import { InvitationsRepository } from '../invitations/invitations.repository.js';
import type { LotRow } from '../requirements/lot.entity.js';
import type { RequirementRow } from '../requirements/requirement.entity.js';
import type { ExplanationHeader } from './explanation.js';
import { ProposalsRepository, type Move } from './proposals.repository.js';
import { planRun, type EvaluatePair, type StandingProposal } from './run-plan.js';
import { RunResultRepository } from './run-result.repository.js';

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
    private readonly outbox: Outbox,
    private readonly repository: ProposalsRepository,
    private readonly results: RunResultRepository,
    private readonly invitations: InvitationsRepository,
  ) {}

  /** All proposals of a lot, held until the transaction ends. The caller holds the lot. */
  standing(tx: Tx, lotId: string): Promise<StandingProposal[]> {
    return this.repository.standing(tx, lotId);
  }

  /**
   * Makes the lot's proposals what the result says. The caller holds them and the lot. `evaluate` tells how a pair stands
   * that is not in the result, or null when the enterprise is no candidate at all any more.
   */
  async applyRun(
    tx: Tx, lot: LotRow, requirement: RequirementRow, standing: readonly StandingProposal[], result: MatchResult,
    header: ExplanationHeader, evaluate: EvaluatePair,
  ): Promise<RunEffect> {
    const plan = planRun(standing, result.proposals, evaluate);
    const added = await this.results.add(tx, lot, requirement.buyerId, plan.add, header);
    if (plan.restore.length > 0) {
      await this.repository.move(tx, 'restore', plan.restore.map(({ id, version }) => ({
        id, version, decisionId: null, wasInvited: false,
      })));
    }
    await this.results.refresh(tx, plan.refresh, header);
    const withdrawn = await this.withdraw(
      tx, plan.withdraw.map(({ standing: each, reason }) => ({ id: each.id, version: null, endReason: reason })),
    );
    return { proposed: result.proposals.length, added: added + plan.restore.length, withdrawn };
  }

  /** Ends whatever is alive of a lot or a requirement; returns how many. Sides that were invited are told. */
  async withdrawAll(
    tx: Tx, of: { requirementId: string } | { lotId: string }, reason: string,
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
          ProposalEnded,
          {
            proposalId: proposal.id, clusterId: proposal.clusterId, buyerId: proposal.buyerId,
            enterpriseId: proposal.enterpriseId, outcome: 'withdrawn', reason: proposal.endReason!, wasInvited: true,
            refusedBy: null,
          },
          { aggregateId: proposal.id, version: proposal.version },
        )),
        tx,
      );
    }
    return moved.length;
  }

  /** The proposal of an enterprise for a lot, if there is one. */
  ofPair(lotId: string, enterpriseId: string): Promise<Pick<StandingProposal, 'id' | 'status'> | null> {
    return this.repository.ofPair(lotId, enterpriseId);
  }

  /** Invitations sent to each enterprise since an instant; those without any are missing. */
  recentInvitations(tx: Tx, enterpriseIds: readonly string[], sinceIso: string): Promise<Map<string, number>> {
    return this.invitations.sentSince(tx, enterpriseIds, sinceIso);
  }

  /** Lots in which an enterprise has a proposal that can still come to something. */
  activeLotsOf(tx: Tx, enterpriseId: string): Promise<string[]> {
    return this.repository.activeLots(tx, enterpriseId);
  }

  /** Invitations that were answered or ran out, and how many were answered; who was never invited is missing. */
  responsiveness(
    tx: Tx, enterpriseIds: readonly string[],
  ): Promise<Map<string, { invited: number; answered: number }>> {
    return this.invitations.answeredBy(tx, enterpriseIds);
  }
}
