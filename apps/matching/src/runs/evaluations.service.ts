// Why not: one enterprise against one lot as it stands now, with every rule and criterion, proposed or not.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import { EvaluateEnterprise, type Evaluation } from '#contracts/matching/proposals.js';
import { words } from '#contracts/matching/words.js';
import type { ProposalStatus } from '#contracts/brokering/proposals.js';
import { arithmeticOf, claimView } from '#brokering/proposals/explanation.js';
import { liveStatuses } from '#brokering/proposals/proposal-states.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { Database } from '#platform/database/database.js';
import { algorithmVersion, evaluatePair, whyNot, type Crowd, type WhyNotReason } from '#engine';
import { requireRole } from '#platform/roles.js';
import { LotCrowds } from './lot-crowds.service.js';
import { computed, LotFrames } from './lot-frames.service.js';
import { RunInputService } from './run-input.service.js';
import { RunsRepository } from './runs.repository.js';

@Injectable()
export class EvaluationsService {
  constructor(
    private readonly database: Database,
    private readonly frames: LotFrames,
    private readonly crowds: LotCrowds,
    private readonly input: RunInputService,
    private readonly proposals: ProposalsService,
    private readonly runs: RunsRepository,
  ) {}

  /** For the cluster only: it tells of an enterprise what a buyer may not know. */
  async evaluate({ lotId, enterpriseId }: Input<typeof EvaluateEnterprise>, context: RequestContext): Promise<Evaluation> {
    requireRole(context, ['cda', 'manager', 'admin']);
    const frame = await this.frames.of(lotId, context);
    const { tree } = frame.classification;
    const { pair, whole, settled } = await this.database.transaction(async (tx) => {
      const found = await this.input.pair(tx, frame, enterpriseId);
      if (found === null) throw notFound('enterprise', enterpriseId);
      const { need, setting, candidate } = found;
      // Others stand before it only if it belongs itself.
      const { belongs } = await computed(() => evaluatePair(need, candidate, setting, tree));
      const all = belongs ? await this.crowds.of(tx, frame, { need, setting }) : null;
      return { pair: found, whole: all, settled: all?.settled ?? new Set(await this.proposals.settledOf(tx, lotId)) };
    });
    const { need, setting, candidate, name } = pair;
    const { enterpriseId: current } = candidate;
    const { evaluation, belong, rank, reasons, last } = await computed(() =>
      whyNot({ need, setting }, candidate, whole?.crowd ?? nobody, (id) => whole!.candidateOf(id), tree, words));
    const proposal = await this.proposals.ofPair(lotId, current);
    const isSettled = settled.has(current);
    const isSpread = frame.cluster.policy.spreading.steps.length > 0 && rank !== null && !isSettled;
    // As the newest run has it: of a closed lot, or one that has not been matched by this policy, the score alone can be told.
    const isPassedOver = isSpread && frame.lot.status === 'open' && (await this.runs.passedOver(lotId, current));
    const byPolicy = isSpread ? policyReason(rank, setting.policy.maxProposals, proposal?.status ?? null, isPassedOver) : null;
    return {
      ...arithmeticOf(words, evaluation),
      enterpriseId: current, enterpriseName: name, claim: evaluation.claim && claimView(words, evaluation.claim),
      proposalId: proposal?.id ?? null, proposalStatus: proposal?.status ?? null,
      passes: evaluation.passes, belongs: evaluation.belongs, failedRules: evaluation.failedRules,
      whyNot: {
        rank: isSettled ? null : rank, belong: isSettled && rank !== null ? belong - 1 : belong,
        reasons: [...closedReasons(frame.lot.status, isSettled ? (proposal?.status ?? 'ended') : null), ...(byPolicy ?? reasons)],
        last: byPolicy?.length === 0 ? null : last && { ...last, enterpriseName: whole!.nameOf(last.enterpriseId) },
      },
      offeredQuantity: evaluation.offeredQuantity, offeredKnown: evaluation.offeredKnown,
      algorithmVersion, weightsVersion: setting.weightsVersion,
    };
  }
}

const nobody: Crowd = { belonging: () => new Map() };

/** Where opportunities are spread the score alone does not say who is proposed; null: what the score says holds. */
function policyReason(rank: number, places: number, status: ProposalStatus | null, isPassedOver: boolean): WhyNotReason[] | null {
  const isProposed = status !== null && liveStatuses.includes(status);
  if (isProposed || rank > places || !isPassedOver) return isProposed ? [] : null;
  const words = `It ranks ${rank} by score, but the policy of the cluster, which spreads opportunities after scoring, gave the places to others.`;
  return [{ text: 'why_not.cluster_policy', params: { rank, places }, words }];
}

/** What no rule says: `settled` is how its proposal ended, for good. */
function closedReasons(lotStatus: string, settled: string | null): WhyNotReason[] {
  return [
    ...(lotStatus === 'open' ? [] : [
      { text: 'why_not.lot_not_open', params: { status: lotStatus }, words: `The lot is ${lotStatus}, so nobody is proposed for it any more.` },
    ]),
    ...(settled === null ? [] : [
      { text: 'why_not.settled', params: { status: settled }, words: `The lot has had its answer from it: its proposal is ${settled}.` },
    ]),
  ];
}
