// What a run's result means for the proposals a lot already has: a pure plan, written by the repository.
import type { ProposalStatus } from '#contracts/matching/proposals.js';
import type { PairEvaluation, Proposal } from '#engine';
import { isRestorable } from './linkage-states.js';

/** A proposal as it stands before the run's result. */
export interface StandingProposal {
  id: string;
  version: number;
  status: ProposalStatus;
  enterpriseId: string;
  endReason: string | null;
}

export interface RunPlan {
  add: Proposal[];
  /** Score, rank, explanation and quantity become what the run found. */
  refresh: { id: string; proposal: Proposal }[];
  restore: StandingProposal[];
  withdraw: { standing: StandingProposal; reason: string }[];
}

/** How a pair that is not in the result stands now; null when the enterprise is no candidate at all any more. */
export type EvaluatePair = (enterpriseId: string) => PairEvaluation | null;

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
function reasonToWithdraw({ status, enterpriseId }: StandingProposal, evaluate: EvaluatePair): string | null {
  const isOpen = status === 'proposed' || status === 'asked';
  const isDecided = status === 'approved' || status === 'invited';
  if (!isOpen && !isDecided) return null;
  const evaluation = evaluate(enterpriseId);
  if (evaluation === null) return 'code';
  // Its own invitation counts towards the cap: that must not end the invitation.
  const failed = evaluation.failedRules.find((rule) => isOpen || rule !== 'invitation_cap');
  if (failed) return failed;
  if (status !== 'proposed') return null;
  return evaluation.belongs ? 'outranked' : 'below_minimum_score';
}
