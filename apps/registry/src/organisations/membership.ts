// Organisations that several clusters have in common: who may see them, who may move them, who may change them.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { reachesClusters, type Scope } from '../access.js';
import { accountChanged } from '../accounts/account-changed.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { Problems } from '../problems.js';

interface Shared {
  id: string;
  clusterIds: string[];
}

@Injectable()
export class Membership {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly clusters: ClusterCheck,
    private readonly outbox: Outbox,
  ) {}

  /** Clusters come and go only by someone who is responsible for them; the organisation's accounts follow. */
  async move(tx: Tx, before: Shared, after: Shared, scope: Scope): Promise<void> {
    const moved = [
      ...after.clusterIds.filter((id) => !before.clusterIds.includes(id)),
      ...before.clusterIds.filter((id) => !after.clusterIds.includes(id)),
    ];
    if (moved.length === 0) return;
    if (scope.reach === 'organisation') {
      throw new DomainError(
        'role_not_allowed',
        'Ask the CDA of a cluster to admit you to it or to take you off.',
        { fields: [{ field: 'clusterIds', message: 'only a CDA or manager of the cluster can change it' }] },
      );
    }
    await this.clusters.require(tx, moved, scope, 'clusterIds');
    const followed = await this.accounts.moveOrganisation(tx, after.id, after.clusterIds);
    await this.outbox.publishAll(followed.map((account) => accountChanged(account, before.clusterIds)), tx);
  }
}

/** What every cluster of an organisation relies on, its mail above all, is not for the staff of one of them to change. */
export function refuseForOthers<T extends Shared>(
  what: string, fields: readonly (keyof T & string)[], before: T, after: T, scope: Scope,
): void {
  if (scope.reach === 'organisation' || reachesClusters(scope, before.clusterIds)) return;
  const problems = new Problems();
  for (const field of fields) {
    problems.require(isDeepStrictEqual(after[field], before[field]), 'role_not_allowed', field,
      `only the ${what}, or someone responsible for all its clusters, can change it`);
  }
  problems.throwIfAny();
}

/** Those the scope reaches: itself, or those of one of its clusters. `alias` is the name of the table in the query. */
export function withinReach<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, alias: string, scope: Scope): SelectQueryBuilder<T> {
  if (scope.reach === 'everything') return query;
  if (scope.reach === 'clusters') return query.where(`${alias}.clusterIds && :clusterIds`, scope);
  if (scope.reach === 'organisation') return query.where(`${alias}.id = :organisationId`, scope);
  return query.where('false');
}
