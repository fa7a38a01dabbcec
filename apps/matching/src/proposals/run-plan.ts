// What a run's result means for the proposals a lot already has: a pure plan, written by the repository.
import type { ProposalStatus } from '#contracts/matching/proposals.js';
import type { PairEvaluation, Proposal } from '#engine';
import { isRestorable, liveStatuses } from './linkage-states.js';

/** A proposal as it stands before the run's result. */
export interface StandingProposal {
  id: string;
  version: number;
  status: ProposalStatus;
  enterpriseId: string;
  endReason: string | null;
  /** The day it was invited, ISO date, UTC; null unless it is. */
  invitedOn: string | null;
}

export interface RunPlan {
  add: Proposal[];
  /** Score, rank, explanation and quantity become what the run found. */
  refresh: { id: string; proposal: Proposal }[];
  restore: StandingProposal[];
  withdraw: { standing: StandingProposal; reason: string }[];
}

/** How a pair that is not in the result stands now; null when the enterprise is no candidate at all any more. */
export type EvaluatePair = (standing: Pick<StandingProposal, 'enterpriseId' | 'invitedOn'>) => PairEvaluation | null;

/** The lot has had its answer from this enterprise: no run proposes it again, so it must not take a place either. */
export function isSettled({ status, endReason }: Pick<StandingProposal, 'status' | 'endReason'>): boolean {
  return !liveStatuses.includes(status) && !(status === 'withdrawn' && isRestorable(endReason));
}

export function planRun(
  standing: readonly StandingProposal[], found: readonly Proposal[], evaluate: EvaluatePair,
): RunPlan {
  const plan: RunPlan = { add: [], refresh: [], restore: [], withdraw: [] };
  const byEnterprise = new Map(standing.map((each) => [each.enterpriseId, each]));
  for (const proposal of found) {
    const before = byEnterprise.get(proposal.enterpriseId);
    if (!before) {
      plan.add.push(proposal);
    } else if (before.status === 'proposed' || before.status === 'asked') {
      plan.refresh.push({ id: before.id, proposal });
    } else if (before.status === 'withdrawn' && isRestorable(before.endReason)) {
      plan.restore.push(before);
      plan.refresh.push({ id: before.id, proposal });
    }
  }
  const named = new Set(found.map((proposal) => proposal.enterpriseId));
  for (const each of standing) {
    if (named.has(each.enterpriseId)) continue;
    const reason = reasonToWithdraw(each, evaluate);
    if (reason !== null) plan.withdraw.push({ standing: each, reason });
  }
  return plan;
}

/** Null: it stays. A person's decision is overruled by a hard rule only, never by better company. */
function reasonToWithdraw(standing: StandingProposal, evaluate: EvaluatePair): string | null {
  const { status } = standing;
  const isOpen = status === 'proposed' || status === 'asked';
  const isDecided = status === 'approved' || status === 'invited';
  if (!isOpen && !isDecided) return null;
  const evaluation = evaluate(standing);
  if (evaluation === null) return 'code';
  // Its own invitation counts towards the cap: that must not end the invitation.
  const failed = evaluation.failedRules.find((rule) => isOpen || rule !== 'invitation_cap');
  if (failed) return failed;
  if (status !== 'proposed') return null;
  return evaluation.belongs ? 'outranked' : 'below_minimum_score';
}
