// What a run's result means for the proposals a subject already has: a pure plan, written by the repository.
import type { ProposalStatus } from '#contracts/brokering/proposals.js';
import type { AnyExplanation } from './explanation.js';
import { isRestorable, liveStatuses } from './proposal-states.js';

/** A proposal as it stands before the run's result. */
export interface StandingProposal {
  id: string;
  version: number;
  status: ProposalStatus;
  offeringId: string;
  endReason: string | null;
  /** The day it was invited, ISO date, UTC; null unless it is. */
  invitedOn: string | null;
  rank: number;
  /** As the run before found it; null when that is not known, or it was changed since. */
  foundHash: string | null;
}

/** Whom a run found, as it is proposed. */
export interface Found {
  offeringId: string;
  /** 1 is the best. */
  rank: number;
  score: number;
  confidence: number;
  /** In the unit of the subject. */
  offeredQuantity: number;
  offeredKnown: boolean;
  /** Made when it is written. */
  explanation: () => AnyExplanation;
  /** The same as before: so is everything but the rank (`foundHash`). */
  hash: string;
}

export interface RunPlan {
  add: Found[];
  /** Score, rank, explanation and quantity become what the run found. */
  refresh: { id: string; found: Found }[];
  /** Nothing but the rank is another one. */
  rerank: { id: string; rank: number }[];
  restore: StandingProposal[];
  withdraw: { standing: StandingProposal; reason: string }[];
}

/** How a pair that is not in the result stands now; null when the offering side is no candidate at all any more. */
export type EvaluatePair = (
  standing: Pick<StandingProposal, 'offeringId' | 'invitedOn'>,
) => { failedRules: readonly string[]; belongs: boolean } | null;

/** The subject has had its answer from this side: no run proposes it again, so it must not take a place either. */
export function isSettled({ status, endReason }: Pick<StandingProposal, 'status' | 'endReason'>): boolean {
  return !liveStatuses.includes(status) && !(status === 'withdrawn' && isRestorable(endReason));
}

/** The id under which an offering side is found: of one that was merged into another, that of the other. */
export type CurrentOf = (offeringId: string) => string;

export function planRun(
  standing: readonly StandingProposal[], found: readonly Found[], evaluate: EvaluatePair, currentOf: CurrentOf = (id) => id,
): RunPlan {
  const plan: RunPlan = { add: [], refresh: [], rerank: [], restore: [], withdraw: [] };
  const byOffering = new Map(standing.map((each) => [each.offeringId, each]));
  const { surplus, taken } = doubled(standing, currentOf);
  for (const one of found) {
    if (taken.has(one.offeringId)) continue;
    const before = byOffering.get(one.offeringId);
    if (!before) {
      plan.add.push(one);
    } else if (before.status === 'proposed' || before.status === 'asked') {
      if (before.foundHash !== one.hash) plan.refresh.push({ id: before.id, found: one });
      else if (before.rank !== one.rank) plan.rerank.push({ id: before.id, rank: one.rank });
    } else if (before.status === 'withdrawn' && isRestorable(before.endReason)) {
      plan.restore.push(before);
      plan.refresh.push({ id: before.id, found: one });
    }
  }
  const named = new Set(found.map((each) => each.offeringId));
  for (const each of standing) {
    if (named.has(currentOf(each.offeringId)) && !surplus.has(each)) continue;
    const reason = surplus.has(each) ? 'merged' : reasonToWithdraw(each, evaluate);
    if (reason !== null) plan.withdraw.push({ standing: each, reason });
  }
  return plan;
}

/**
 * Who was merged may have proposals under several ids: at most one of them lives, the furthest. An undecided one lives only under
 * the id that holds now, and not when the subject has had its answer under another. `taken`: for whom nothing is to be proposed, because of an earlier id.
 */
function doubled(standing: readonly StandingProposal[], currentOf: CurrentOf): { surplus: Set<StandingProposal>; taken: Set<string> } {
  const surplus = new Set<StandingProposal>();
  const taken = new Set<string>();
  const merged = new Set(standing.filter(({ offeringId }) => currentOf(offeringId) !== offeringId).map(({ offeringId }) => currentOf(offeringId)));
  for (const id of merged) {
    const its = standing.filter(({ offeringId }) => currentOf(offeringId) === id);
    const living = its.filter(({ status }) => liveStatuses.includes(status));
    const isAnswered = its.some(isSettled);
    const further = (each: StandingProposal) => 2 * liveStatuses.indexOf(each.status) + (each.offeringId === id ? 1 : 0);
    const [survivor] = living
      .filter(({ status, offeringId }) => isDecided(status) || (!isAnswered && offeringId === id))
      .sort((one, other) => further(other) - further(one));
    for (const each of living) if (each !== survivor) surplus.add(each);
    if (isAnswered || (survivor && survivor.offeringId !== id)) taken.add(id);
  }
  return { surplus, taken };
}

const isDecided = (status: ProposalStatus) => status === 'approved' || status === 'invited';

/** Null: it stays. A person's decision is overruled by a hard rule only, never by better company. */
function reasonToWithdraw(standing: StandingProposal, evaluate: EvaluatePair): string | null {
  const { status } = standing;
  const isOpen = status === 'proposed' || status === 'asked';
  if (!isOpen && !isDecided(status)) return null;
  const evaluation = evaluate(standing);
  if (evaluation === null) return 'code';
  // Its own invitation counts towards the cap: that must not end the invitation.
  const failed = evaluation.failedRules.find((rule) => isOpen || rule !== 'invitation_cap');
  if (failed) return failed;
  if (status !== 'proposed') return null;
  return evaluation.belongs ? 'outranked' : 'below_minimum_score';
}
