// The use cases of clusters. A change of how a cluster is matched counts a weights version.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ClusterChanged, type ChangeCluster, type Cluster, type ClusterWeights, type CreateCluster, type GetCluster,
  type GetClusterWeights, type ListClusters,
} from '#contracts/registry/clusters.js';
import type { Spreading } from '#contracts/registry/spreading.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { scopeFor } from '../access.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { versionStale } from '../versions.js';
import { InclusionService } from '../inclusion/inclusion.service.js';
import { ClustersRepository } from './clusters.repository.js';
import { RelevanceCheck } from './relevance-check.js';

@Injectable()
export class ClustersService {
  constructor(
    private readonly database: Database,
    private readonly clusters: ClustersRepository,
    private readonly inclusion: InclusionService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly relevance: RelevanceCheck,
  ) {}

  async create(input: Input<typeof CreateCluster>, context: RequestContext): Promise<Cluster> {
    scopeFor('create a cluster', context);
    if (inclusionOf(input)) throw unfit('policy.spreading.steps', 'a new cluster has nobody who counts towards an inclusion policy: add the step once enterprises have declared it');
    await this.relevance.require(input.policy.relevanceVersion, context);
    return this.database.idempotently(context, async (tx) => {
      const now = new Date().toISOString();
      const cluster: Cluster = {
        ...input,
        id: newId(),
        version: 1,
        weightsVersion: 1,
        createdAt: now,
        updatedAt: now,
      };
      refuseUnusable(cluster);
      await this.clusters.insert(tx, cluster);
      await this.clusters.keepWeights(tx, cluster, context.actor?.accountId ?? null);
      await this.tell(tx, 'cluster.created', cluster, context);
      return cluster;
    });
  }

  async change({ id, version, change }: Input<typeof ChangeCluster>, context: RequestContext): Promise<Cluster> {
    const scope = scopeFor('change a cluster', context);
    const inclusion = inclusionOf(change);
    if (inclusion) {
      // Before the transaction: who counts is in another database, and nobody is told of a cluster that they do not reach.
      await this.clusters.get(this.database.manager, id, scope);
      await this.inclusion.requirePool(id, inclusion.categories);
    }
    await this.relevance.require(change.policy?.relevanceVersion, context);
    return this.database.transaction(async (tx) => {
      const before = await this.clusters.get(tx, id, scope);
      if (before.version !== version) throw versionStale('cluster', id);
      const after: Cluster = {
        ...before,
        ...change,
        weights: { ...before.weights, ...change.weights },
        policy: { ...before.policy, ...change.policy },
      };
      if (isDeepStrictEqual(after, before)) return before;
      const reweighed = !sameMatching(before, after);
      // What was set by an earlier rule may stay, beside other changes.
      if (reweighed) refuseUnusable(after);
      after.version += 1;
      after.updatedAt = new Date().toISOString();
      if (reweighed) after.weightsVersion += 1;
      if (!(await this.clusters.replace(tx, after))) throw versionStale('cluster', id);
      if (reweighed) await this.clusters.keepWeights(tx, after, context.actor?.accountId ?? null);
      await this.tell(tx, 'cluster.changed', after, context);
      return after;
    });
  }

  get({ id }: Input<typeof GetCluster>, context: RequestContext): Promise<Cluster> {
    return this.clusters.get(this.database.manager, id, scopeFor('read clusters', context));
  }

  async weights(
    { id, weightsVersion }: Input<typeof GetClusterWeights>,
    context: RequestContext,
  ): Promise<ClusterWeights> {
    const { manager } = this.database;
    await this.clusters.get(manager, id, scopeFor('read clusters', context));
    return this.clusters.weights(manager, id, weightsVersion);
  }

  async list({ limit, cursor }: Input<typeof ListClusters>, context: RequestContext): Promise<Page<Cluster>> {
    const scope = scopeFor('read clusters', context);
    return pageOf(await this.clusters.list(this.database.manager, scope, idOfCursor(cursor), limit + 1), limit);
  }

  private async tell(
    tx: Tx,
    action: string,
    { id, version, weightsVersion }: Cluster,
    context: RequestContext,
  ): Promise<void> {
    await this.outbox.publish(ClusterChanged, { clusterId: id, version }, tx, { aggregateId: id, version });
    await this.audit.record(tx, {
      action,
      subjectType: 'cluster',
      subjectId: id,
      actor: context.actor,
      requestId: context.requestId,
      details: { version, weightsVersion },
    });
  }
}

const sameMatching = (a: Cluster, b: Cluster) =>
  isDeepStrictEqual(a.weights, b.weights) && isDeepStrictEqual(a.policy, b.policy);

const inclusionOf = ({ policy }: { policy?: { spreading?: Spreading } }) => policy?.spreading?.steps.find((step) => step.step === 'inclusion');

/** Beside a step of inclusion: a weaker exposure moves hardly anybody, and fewer to choose among name single ones. */
const leastStrength = 0.005;
const leastLooksAt = 40;

/** A score is a weighted mean: without any weight there is none. Places that only inclusion could have moved would say of whom it holds. */
function refuseUnusable({ weights, policy: { spreading, maxProposals } }: Cluster): void {
  if (Object.values(weights).every((weight) => weight === 0)) throw unfit('weights', 'at least one weight must be more than 0');
  if (!inclusionOf({ policy: { spreading } })) return;
  const moves = spreading.steps.some((each) => each.step === 'exposure' && each.strength >= leastStrength);
  if (!moves) {
    throw unfit('policy.spreading.steps',
      `a step of inclusion needs one of exposure with a strength of ${leastStrength} or more beside it: alone, or beside a cap or newcomers, whom everybody knows by name, every place it moves would tell who counts`);
  }
  if (spreading.looksAt < leastLooksAt)
    throw unfit('policy.spreading.looksAt', `must be at least ${leastLooksAt} beside a step of inclusion: among few, single places would tell who counts`);
  const keep = spreading.steps.find((each) => each.step === 'exposure')?.keep ?? 0;
  if (keep > 0 && keep + placesOf('newcomers', spreading, maxProposals) + 2 * placesOf('inclusion', spreading, maxProposals) > maxProposals) {
    throw unfit('policy.spreading.steps',
      `what exposure keeps, the places of newcomers and twice those of inclusion must together be no more than the ${maxProposals} of maxProposals: else who counts has all places that can move, or one that was kept`);
  }
}

/** Places that a floor asks for in a full list. */
function placesOf(name: 'newcomers' | 'inclusion', { steps }: Spreading, maxProposals: number): number {
  const share = steps.reduce((found, each) => (each.step === name ? each.share : found), 0);
  return Math.ceil(share * maxProposals - 1e-9);
}

const unfit = (field: string, message: string) => new DomainError('body_invalid', `${field}: ${message}.`, { fields: [{ field, message }] });
