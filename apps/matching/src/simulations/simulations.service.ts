// Replays a cluster's last lots under another policy or other weights, and tells who gains and who loses. Writes nothing.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import { mostJudged, mostMoves, type SimulatedPolicy, type SimulatePolicy } from '#contracts/matching/simulations.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import { Database, type Tx } from '#platform/database/database.js';
import { requireRole } from '#platform/roles.js';
import { EngineError, type Candidate, type Proposal } from '#engine';
import { Classification, type LoadedClassification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { scopeOf } from '../access.js';
import { CandidateDocuments } from '../projection/candidate-documents.js';
import { ProjectionRepository, type BuyerDocument } from '../projection/projection.repository.js';
import { RelevanceWeightsRepository } from '../relevance-weights/relevance-weights.repository.js';
import { WeightsInUse } from '../relevance-weights/weights-in-use.js';
import { candidateFor, lotNeed, settingOf } from '../runs/lot-need.js';
import { RunInputsRepository } from '../runs/run-inputs.repository.js';
import { firstOf, movesOf, type Moves } from './moves.js';
import { Side } from './side.js';
import { SimulationsRepository, type PostedLot } from './simulations.repository.js';

type Question = Input<typeof SimulatePolicy>;

interface Sides {
  before: Side;
  after: Side;
}

interface Played extends Moves {
  posted: PostedLot;
}

/** Kept for the answer to travel, ms. */
const marginMs = 1_500;
/** At work or waiting. */
const mostAsked = 3;
/** Enterprises that are named at most. */
const mostNamed = 200;

@Injectable()
export class SimulationsService {
  private inTurn: Promise<unknown> = Promise.resolve();
  private asked = 0;

  constructor(
    private readonly database: Database,
    private readonly repository: SimulationsRepository,
    private readonly store: ProjectionStore,
    private readonly projection: ProjectionRepository,
    private readonly classification: Classification,
    private readonly inputs: RunInputsRepository,
    private readonly documents: CandidateDocuments,
    private readonly weights: WeightsInUse,
    private readonly installed: RelevanceWeightsRepository,
  ) {}

  /** One at a time in a process: DomainError `overloaded` when too many are asked for already. `body_invalid` for weights that weigh nothing and relevance that is not installed. */
  async simulate(question: Question, context: RequestContext): Promise<SimulatedPolicy> {
    requireRole(context, ['cda', 'manager', 'admin']);
    // Before anything is waited for, or more than these come past it at once.
    if (this.asked >= mostAsked) throw new DomainError('overloaded', 'Other policies are being simulated. Try again in a few seconds.');
    this.asked += 1;
    try {
      const cluster = await this.cluster(question.clusterId, context);
      const changed = changedBy(cluster, question);
      await this.requireInstalled(question.policy?.relevanceVersion);
      const turn = this.inTurn.then(() => this.replay(cluster, changed, question, context.deadline - marginMs));
      this.inTurn = turn.catch(() => {});
      return await turn;
    } finally {
      this.asked -= 1;
    }
  }

  /** A cluster that the actor does not reach looks like none. */
  private async cluster(id: string, { actor }: RequestContext): Promise<Cluster> {
    const { clusterIds } = scopeOf(actor);
    const cluster = clusterIds === null || clusterIds.includes(id) ? await this.store.cluster(id) : null;
    if (cluster === null) throw notFound('cluster', id);
    return cluster;
  }

  private async requireInstalled(version: string | null | undefined): Promise<void> {
    if (version === null || version === undefined || (await this.installed.one('version', version)) !== null) return;
    throw new DomainError(
      'body_invalid', `The relevance weights ${version} are not installed. See GET /v1/relevance-weights.`,
      { fields: [{ field: 'policy.relevanceVersion', message: 'is not an installed version' }] },
    );
  }

  /** Until `until`, ms: DomainError `deadline_exceeded` when that is past before it begins. */
  private async replay(cluster: Cluster, changed: Cluster, { last, invitedPerLot }: Question, until: number): Promise<SimulatedPolicy> {
    if (Date.now() > until) throw new DomainError('deadline_exceeded', 'Other policies were being simulated until the time of this one was over. Try again.');
    const { all, classification } = await this.database.transaction(async (tx) => ({
      all: await this.repository.newest(tx, cluster.id, last),
      classification: await this.classification.atLeast(await this.store.classificationVersion(tx), tx),
    }));
    const minimumSimilarity = Math.min(cluster.policy.minimumSimilarity, changed.policy.minimumSimilarity);
    // The newest that are within bounds, and these in the order in which they were posted.
    const { chosen, unknown, bound } = await this.within(all, minimumSimilarity, classification, until);
    const linked = await this.repository.linkedBefore(cluster.id, (chosen.at(-1)?.postedAt ?? new Date()).toISOString());
    const side = async (its: Cluster) =>
      new Side(settingOf(its, await this.weights.of(its)), its.policy.spreading, classification.tree, linked, invitedPerLot);
    const sides = { before: await side(cluster), after: await side(changed) };
    const replayed: Played[] = [];
    let skipped = unknown;
    let isLate = false;
    for (const posted of chosen.toReversed()) {
      isLate = Date.now() > until;
      if (isLate) break;
      const played = await this.play(sides, posted, minimumSimilarity, classification);
      if (played === null) skipped += 1;
      else replayed.push(played);
    }
    return this.answer(cluster.id, sides, replayed, {
      skipped,
      limit: isLate ? 'time' : (bound ?? (all.length < last ? 'lots' : null)),
      leftOut: [cluster, changed].some(({ policy: { spreading } }) => spreading.steps.some(({ step }) => step === 'inclusion')) ? ['inclusion'] : [],
    });
  }

  /** As many of the newest, in a row, as are judged within the bounds; none when the newest alone is beyond them. `unknown`: lots among them whose code is not there any more. */
  private async within(
    all: readonly PostedLot[], minimumSimilarity: number, { tree }: LoadedClassification, until: number,
  ): Promise<{ chosen: PostedLot[]; unknown: number; bound: 'judged' | 'time' | null }> {
    const chosen: PostedLot[] = [];
    let [pairs, unknown] = [0, 0];
    for (const posted of all) {
      if (!tree.has(posted.lot.code)) {
        unknown += 1;
        continue;
      }
      if (Date.now() > until) return { chosen, unknown, bound: 'time' };
      const codes = tree.similarCodes(posted.lot.code, minimumSimilarity).map((each) => each.code);
      pairs += await this.repository.alike(posted.lot.clusterId, codes);
      if (pairs > mostJudged) return { chosen, unknown, bound: 'judged' };
      chosen.push(posted);
    }
    return { chosen, unknown, bound: null };
  }

  /** Null for a lot that the engine can say nothing of: it is passed over on both sides. */
  private async play(sides: Sides, posted: PostedLot, minimumSimilarity: number, { tree }: LoadedClassification): Promise<Played | null> {
    const { lot, title, buyerId, postedAt } = posted;
    const today = postedAt.toISOString().slice(0, 10);
    const codes = tree.similarCodes(lot.code, minimumSimilarity).map((each) => each.code);
    const buyer = await this.projection.buyer(buyerId);
    const need = lotNeed({ ...lot, linkedQuantity: 0 }, { title, buyerId, buyerName: buyer?.name ?? null }, today);
    const candidates = await this.database.transaction((tx) => this.candidates(tx, lot.clusterId, buyer, codes, today));
    let best: Record<keyof Sides, readonly Proposal[]>;
    try {
      best = { before: sides.before.best(need, candidates), after: sides.after.best(need, candidates) };
    } catch (error) {
      if (error instanceof EngineError) return null;
      throw error;
    }
    const before = sides.before.play(best.before, candidates, postedAt.getTime());
    return { posted, ...movesOf(before, sides.after.play(best.after, candidates, postedAt.getTime())) };
  }

  /** As they are now, and as if nobody had been invited yet: what was answered since is not what was known then. */
  private async candidates(tx: Tx, clusterId: string, buyer: BuyerDocument | null, codes: readonly string[], today: string): Promise<Candidate[]> {
    const { listed } = await this.inputs.candidates(tx, clusterId, codes, null);
    const { documents } = await this.documents.of(null, listed, (ids) => this.inputs.documents(tx, ids));
    const former = new Set(documents.flatMap(({ formerIds }) => formerIds));
    return documents.filter(({ id }) => !former.has(id)).map((document) => candidateFor(document, buyer, { recent: new Map(), responsiveness: new Map() }, today));
  }

  private async answer(clusterId: string, { before, after }: Sides, played: readonly Played[], more: Pick<SimulatedPolicy, 'skipped' | 'limit' | 'leftOut'>): Promise<SimulatedPolicy> {
    const everybody = new Set([...before.belonged, ...after.belonged]);
    const changes = [...everybody]
      .map((enterpriseId) => ({ enterpriseId, before: before.places.get(enterpriseId) ?? 0, after: after.places.get(enterpriseId) ?? 0 }))
      .map((each) => ({ ...each, change: each.after - each.before })).filter(({ change }) => change !== 0)
      .sort((one, other) => Math.abs(other.change) - Math.abs(one.change) || other.change - one.change || (one.enterpriseId < other.enterpriseId ? -1 : 1));
    const named = changes.slice(0, mostNamed);
    const moving = played.toReversed().filter(({ proposals }) => proposals.length > 0);
    const told = firstOf(moving, mostMoves);
    const namedIds = [named, ...told.map(({ proposals }) => proposals)].flatMap((them) => them.map(({ enterpriseId }) => enterpriseId));
    const names = await this.database.transaction((tx) => this.repository.names(tx, [...new Set(namedIds)]));
    const nameOf = (id: string) => names.get(id) ?? id;
    const sum = (what: 'added' | 'dropped' | 'moved') => played.reduce((total, its) => total + its[what], 0);
    return {
      clusterId, replayed: played.length, from: played[0]?.posted.postedAt.toISOString() ?? null, to: played.at(-1)?.posted.postedAt.toISOString() ?? null, ...more,
      before: before.account(everybody), after: after.account(everybody),
      enterprises: named.map((each) => ({ ...each, enterpriseName: nameOf(each.enterpriseId) })), changed: changes.length,
      added: sum('added'), dropped: sum('dropped'), moved: sum('moved'), changedLots: moving.length,
      lots: told.map(({ posted: { lot, title, postedAt }, added, dropped, moved, proposals }) => ({
        lotId: lot.id, requirementId: lot.requirementId, title, number: lot.number, postedAt: postedAt.toISOString(), added, dropped, moved,
        proposals: proposals.map((each) => ({ ...each, enterpriseName: nameOf(each.enterpriseId) })),
      })),
    };
  }
}

function changedBy(cluster: Cluster, { policy, weights }: Question): Cluster {
  const changed = { ...cluster, policy: { ...cluster.policy, ...policy }, weights: { ...cluster.weights, ...weights } };
  if (Object.values(changed.weights).some((weight) => weight > 0)) return changed;
  const message = 'at least one weight must be more than 0';
  throw new DomainError('body_invalid', `weights: ${message}.`, { fields: [{ field: 'weights', message }] });
}
