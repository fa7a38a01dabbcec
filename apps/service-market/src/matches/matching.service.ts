// One match of a need with the offers of its cluster: taken up, read, computed and written in one transaction.
import { Injectable } from '@nestjs/common';
import { explanationOf, foundHash, type Explained } from '#brokering/proposals/explanation.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { isSettled, type EvaluatePair, type Found } from '#brokering/proposals/run-plan.js';
import { DomainError } from '#contracts/errors.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import { ServiceNeedMatched, type NeedMatch } from '#contracts/service-market/needs.js';
import { words } from '#contracts/service-market/words.js';
import {
  algorithmVersion, EngineError, evaluatePair, matchLot, type Candidate, type CodeTree, type LotNeed, type MatchResult, type Setting,
} from '#engine';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { Classification, type LoadedClassification } from '#projection/classification.js';
import { labelOf } from '#projection/code-choice.js';
import type { ServiceNeedRow } from '../needs/need.entity.js';
import { NeedsRepository } from '../needs/needs.repository.js';
import { OffersRepository, type ShownOffer } from '../offers/offers.repository.js';
import { today } from '../today.js';
import { engineNeed, engineOffer, engineSetting, inputHash } from './engine-input.js';
import { MatchesRepository } from './matches.repository.js';
import { nearMissViews, noneInWords, unmetReasonOf } from './match-view.js';
import type { NeedMatchRow } from './need-match.entities.js';
import { Rematches } from './rematches.js';
import { RematchesRepository } from './rematches.repository.js';

type Asked = ServiceNeedRow & { enterpriseId: string };
type Outcome = Pick<
  NeedMatchRow, 'counts' | 'nearMisses' | 'fittingOfferIds' | 'unmetReason' | 'noneReason' | 'algorithmVersion' | 'weightsVersion' | 'inputHash'
> & { added: number; withdrawn: number };

@Injectable()
export class MatchingService {
  constructor(
    private readonly database: Database,
    private readonly marks: RematchesRepository,
    private readonly rematches: Rematches,
    private readonly repository: MatchesRepository,
    private readonly needs: NeedsRepository,
    private readonly offers: OffersRepository,
    private readonly classification: Classification,
    private readonly proposals: ProposalsService,
    private readonly outbox: Outbox,
  ) {}

  /** Does nothing when nothing asks for it any more; a crash on the way leaves the mark and nothing written. */
  async match(needId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const cluster = await this.repository.holdCluster(tx, needId);
      // The mark comes before the need, for everybody: who changes the need marks it first.
      const marked = await this.marks.takeNeed(tx, needId);
      await this.needs.hold(tx, [needId]);
      const trigger = marked ?? (await this.marks.outdated(tx, needId));
      const need = await this.needs.row(tx, needId);
      if (trigger === null || need === null || need.status !== 'open' || need.enterpriseId === null) return;
      if (cluster === null) throw new DomainError('service_unavailable', `The cluster ${need.clusterId} is not projected yet.`);
      await failPoint('match.after-claim');
      await this.compute(tx, { ...need, enterpriseId: need.enterpriseId }, cluster, trigger);
      await failPoint('match.before-commit');
    });
  }

  private async compute(tx: Tx, need: Asked, cluster: Cluster, trigger: NeedMatch['trigger']): Promise<void> {
    const id = newId();
    const versions = await this.repository.versions(tx);
    // One for the whole match: another process may store a newer one at any moment.
    const classification = await this.classification.atLeast(versions.classification, tx);
    const { added, withdrawn, ...outcome } = await this.outcome(tx, id, need, cluster, classification, versions.watermark);
    await this.repository.insert(tx, {
      id, needId: need.id, trigger, watermark: versions.watermark, classificationVersion: classification.version, ...outcome,
    });
    await this.rematches.gapsOf(tx, need.clusterId);
    await this.outbox.publish(
      ServiceNeedMatched,
      { matchId: id, needId: need.id, clusterId: need.clusterId, enterpriseId: need.enterpriseId, proposals: added, withdrawn },
      tx,
      { aggregateId: id, version: 1 },
    );
  }

  private async outcome(
    tx: Tx, matchId: string, need: Asked, cluster: Cluster, classification: LoadedClassification, watermark: string,
  ): Promise<Outcome> {
    const { code } = need;
    const { tree } = classification;
    if (code === null || !tree.has(code)) {
      return this.refuse(tx, need, code === null ? 'no_code' : 'code_unknown', code === null
        ? 'No code was recognised in the text of the need. Confirm a code, then it is matched.'
        : 'The code of the need is no longer in the classification. Confirm another code.');
    }
    const standing = await this.proposals.standing(tx, need.id);
    const settled = new Set(standing.filter(isSettled).map((each) => each.offeringId));
    const input = await this.input(tx, { ...need, code }, cluster, tree);
    const asked = input.offers.filter((offer) => !settled.has(offer.providerId));
    const passedOver = input.offers.length - asked.length;
    const askedIds = new Set(asked.map((offer) => offer.id));
    let result: MatchResult;
    try {
      result = matchLot(input.need, input.candidates.filter((each) => askedIds.has(each.enterpriseId)), input.setting, tree);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return this.refuse(tx, need, 'not_computable', `The need cannot be computed: ${error.message}. Correct that and it is matched again.`);
    }
    const hash = inputHash({
      need: input.need, setting: input.setting, mostProposals: cluster.policy.maxProposals,
      classificationVersion: classification.version, candidates: input.candidates, settled: [...settled].sort(),
    });
    const header = { algorithmVersion, weightsVersion: input.setting.weightsVersion, watermark, inputHash: hash, runId: matchId };
    const found = bestOfEachProvider(result, input.offerOf).slice(0, cluster.policy.maxProposals)
      .map((proposal, at): Found => ({
        offeringId: input.offerOf(proposal.enterpriseId).providerId, rank: at + 1, score: proposal.score,
        confidence: proposal.confidence, offeredQuantity: proposal.offeredQuantity, offeredKnown: proposal.offeredKnown,
        explanation: () => explanationOf(words, proposal, header), hash: foundHash(proposal, header),
      }));
    const subject = { id: need.id, postingId: need.id, clusterId: need.clusterId, askingId: need.enterpriseId };
    const effect = await this.proposals.applyRun(tx, subject, standing, found, evaluateWith(input, tree));
    const like = `${labelOf(tree.row(code), undefined)} (${code})`;
    return {
      algorithmVersion, weightsVersion: header.weightsVersion, inputHash: hash,
      counts: {
        offers: input.offers.length, fitting: result.proposals.length, proposed: effect.proposed, withdrawn: effect.withdrawn,
        excludedByRule: { ...result.counts.excludedByRule, settled: passedOver },
      },
      nearMisses: nearMissViews(result.nearMisses, input.offerOf),
      fittingOfferIds: result.proposals.map((each) => each.enterpriseId).sort(),
      unmetReason: unmetReasonOf(result, passedOver), noneReason: noneInWords(result, like, passedOver),
      added: effect.added, withdrawn: effect.withdrawn,
    };
  }

  private async input(tx: Tx, need: Asked & { code: string }, cluster: Cluster, tree: CodeTree): Promise<Input> {
    const day = today();
    const codes = tree.similarCodes(need.code, cluster.policy.minimumSimilarity).map((each) => each.code);
    const offers = await this.offers.openIn(tx, need.clusterId, codes, day);
    const providerIds = [...new Set(offers.map((offer) => offer.providerId))];
    const since = new Date(Date.now() - cluster.policy.invitationPeriodDays * 86_400_000).toISOString();
    const figures = {
      recent: await this.proposals.recentInvitations(tx, providerIds, since),
      responsiveness: await this.proposals.responsiveness(tx, providerIds),
    };
    const providers = await this.repository.providers(tx, providerIds);
    const byId = new Map(offers.map((offer) => [offer.id, offer]));
    return {
      need: engineNeed(need, day), offers, setting: engineSetting(cluster, offers.length),
      candidates: offers.map((offer) => engineOffer(offer, providers.get(offer.providerId)!, figures)),
      offerOf: (id) => byId.get(id)!,
    };
  }

  /** Nothing can be said of the need: what was proposed for it goes, with the reason. */
  private async refuse(tx: Tx, need: Asked, reason: string, noneReason: string): Promise<Outcome> {
    const withdrawn = await this.proposals.withdrawAll(tx, { subjectId: need.id }, reason === 'no_code' ? 'code_unknown' : reason);
    return {
      algorithmVersion: null, weightsVersion: null, inputHash: null, counts: null, nearMisses: [], fittingOfferIds: [],
      unmetReason: reason, noneReason, added: 0, withdrawn,
    };
  }
}

interface Input {
  need: LotNeed;
  setting: Setting;
  /** Open and of a like code, in the order of their ids; the candidates are the same as the engine takes them. */
  offers: readonly ShownOffer[];
  candidates: readonly Candidate[];
  offerOf(id: string): ShownOffer;
}

/** A need and a provider meet once, by the best of its offers; the result has them best first. */
function bestOfEachProvider(result: MatchResult, offerOf: Input['offerOf']): Explained[] {
  const seen = new Set<string>();
  return result.proposals.filter((proposal) => {
    const { providerId } = offerOf(proposal.enterpriseId);
    if (seen.has(providerId)) return false;
    seen.add(providerId);
    return true;
  });
}

/** How a provider stands by its best offer. An invitation is judged by the day it was sent. */
function evaluateWith({ need, setting, offers, candidates }: Input, tree: CodeTree): EvaluatePair {
  return ({ offeringId, invitedOn }) => {
    const own = new Set(offers.filter((offer) => offer.providerId === offeringId).map((offer) => offer.id));
    const pairs = candidates.filter((each) => own.has(each.enterpriseId))
      .map((each) => evaluatePair({ ...need, today: invitedOn ?? need.today }, each, setting, tree))
      .sort((a, b) => a.failedRules.length - b.failedRules.length || b.score - a.score);
    return pairs[0] ?? null;
  };
}
