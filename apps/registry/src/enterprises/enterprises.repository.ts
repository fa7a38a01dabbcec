// Reads and writes enterprises with their capability claims; the only file here that speaks TypeORM.
import { Injectable } from '@nestjs/common';
import { DomainError, enterpriseMerged, notFound } from '#contracts/errors.js';
import type { Input } from '#contracts/message.js';
import type { Enterprise, ListEnterpriseVersions } from '#contracts/registry/enterprises.js';
import type { Tx } from '#platform/database/database.js';
import { QueryFailedError, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../access.js';
import { keyOf } from '../imports/export-key.js';
import { insertRows, replaceRows } from './bulk-rows.js';
import { CapabilityRow } from './capability.entity.js';
import { EnterpriseRow } from './enterprise.entity.js';
import { writeListing } from '../listing/listing.repository.js';
import { capabilityRowsOf, enterpriseOf, enterpriseRowOf } from './enterprise-rows.js';
import { Identities } from './identities.repository.js';

interface OfCluster {
  clusterId: string;
  after: string | null;
  limit: number;
}

@Injectable()
export class EnterprisesRepository {
  constructor(private readonly identities: Identities) {}

  /** Throws `enterprise_merged` for one that was merged into another. */
  async get(manager: EntityManager, id: string, scope: Scope): Promise<Enterprise> {
    const enterprise = await this.getCurrent(manager, id, scope);
    if (enterprise.id !== id) throw enterpriseMerged(id, enterprise.id);
    return enterprise;
  }

  /** The enterprise with this id, or the one it was merged into. */
  async getCurrent(manager: EntityManager, id: string, scope: Scope): Promise<Enterprise> {
    const own = await standing(manager, id, scope);
    if (own) return own;
    const keptId = (await this.identities.current(manager, [id])).get(id);
    const kept = keptId === undefined ? undefined : await standing(manager, keptId, scope);
    if (!kept) throw notFound('enterprise', id);
    return kept;
  }

  /** The row that an enterprise left behind when it was merged, whole; there is one. */
  async getMerged(tx: Tx, id: string): Promise<Enterprise> {
    const [merged] = await complete(all(tx).where('enterprise.id = :id AND enterprise.mergedInto IS NOT NULL', { id }));
    return merged!;
  }

  /** Holds those in reach until the transaction ends, merged or not, in the order in which everybody does. */
  async lock(tx: Tx, ids: readonly string[], scope: Scope): Promise<void> {
    await within(tx, scope).select(['enterprise.id']).andWhere('enterprise.id = ANY(:ids)', { ids })
      .orderBy('enterprise.id').setLock('pessimistic_write').getMany();
  }

  /** Those of a cluster, by id. */
  async find(manager: EntityManager, scope: Scope, { clusterId, after, limit }: OfCluster): Promise<Enterprise[]> {
    const query = within(manager, scope).limit(limit)
      .andWhere('enterprise.clusterId = :clusterId AND enterprise.mergedInto IS NULL', { clusterId });
    if (after) query.andWhere('enterprise.id > :after', { after });
    return complete(query);
  }

  /** How many the cluster has. */
  countIn(manager: EntityManager, clusterId: string): Promise<number> {
    return all(manager).where('enterprise.clusterId = :clusterId AND enterprise.mergedInto IS NULL', { clusterId }).getCount();
  }

  /** Those of the ids that the scope reaches, in the order of the ids given. */
  async inOrder(manager: EntityManager, scope: Scope, ids: readonly string[]): Promise<Enterprise[]> {
    const found = await complete(within(manager, scope).andWhere('enterprise.id = ANY(:ids)', { ids }));
    const byId = new Map(found.map((each) => [each.id, each]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Of any cluster, and as they were also those that were merged: for the system only. */
  async withIds(manager: EntityManager, ids: readonly string[]): Promise<Enterprise[]> {
    return complete(all(manager).where('enterprise.id = ANY(:ids)', { ids }));
  }

  /** Those of the ids, so that nobody changes them before the transaction ends. */
  async lockedWithIds(tx: Tx, ids: readonly string[]): Promise<Enterprise[]> {
    await tx.query('SELECT 1 FROM enterprise WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
    return this.withIds(tx, ids);
  }

  /** Those of the ids that are enterprises of one of the clusters. */
  async known(tx: Tx, ids: readonly string[], clusterIds: readonly string[]): Promise<Set<string>> {
    const query = within(tx, { reach: 'clusters', clusterIds: [...clusterIds] }).select(['enterprise.id']);
    const rows = await query.andWhere('enterprise.id = ANY(:ids)', { ids }).getMany();
    return new Set(rows.map(({ id }) => id));
  }

  /** By each external id, and by what an export writes for each id, the enterprise of the cluster it leads to, also by way of merges. */
  async keyed(tx: Tx, clusterId: string, keys: { externalIds: readonly string[]; ids: readonly string[] }): Promise<Map<string, Enterprise>> {
    const rows = await all(tx).select(['enterprise.id', 'enterprise.externalId']).where('enterprise.clusterId = :clusterId', { clusterId })
      .andWhere('(enterprise.externalId = ANY(:externalIds) OR enterprise.id = ANY(:ids))', keys).getMany();
    const current = await this.identities.current(tx, rows.map(({ id }) => id));
    const found = await this.withIds(tx, [...new Set(rows.map(({ id }) => current.get(id) ?? id))]);
    const byId = new Map(found.map((each) => [each.id, each]));
    return new Map(rows.flatMap(({ id, externalId }) => {
      const enterprise = byId.get(current.get(id) ?? id)!;
      return [keyOf({ id, externalId: null }), ...(externalId === null ? [] : [externalId])].map((key) => [key, enterprise] as const);
    }));
  }

  /** Those of the cluster that have one of the names, in small letters. */
  async withNames(tx: Tx, clusterId: string, names: readonly string[]): Promise<Pick<Enterprise, 'id' | 'name' | 'externalId'>[]> {
    const query = all(tx).select(['enterprise.id', 'enterprise.name', 'enterprise.externalId']);
    query.where('enterprise.clusterId = :clusterId', { clusterId });
    query.andWhere('enterprise.mergedInto IS NULL');
    return query.andWhere('lower(enterprise.name) = ANY(:names)', { names }).orderBy('enterprise.id').getMany();
  }

  async versions(
    manager: EntityManager,
    { after, limit }: Input<typeof ListEnterpriseVersions>,
  ): Promise<Pick<Enterprise, 'id' | 'version'>[]> {
    const query = all(manager).select(['enterprise.id', 'enterprise.version']).limit(limit);
    if (after) query.where('enterprise.id > :after', { after });
    return (await query.orderBy('enterprise.id').getMany()).map(({ id, version }) => ({ id, version }));
  }

  /** Writes new enterprises whose external id is free, and returns their ids; the others are not written. */
  async insert(tx: Tx, enterprises: readonly Enterprise[]): Promise<Set<string>> {
    const rows = enterprises.map(enterpriseRowOf);
    const written = await insertRows(tx, EnterpriseRow, rows, { skipTaken: true });
    await insertClaims(tx, enterprises.filter(({ id }) => written.has(id)));
    await writeListing(tx, enterprises.filter(({ id }) => written.has(id)));
    return written;
  }

  /** Writes the next versions, and returns the ids of those where nobody else was faster. */
  async replace(tx: Tx, enterprises: readonly Enterprise[]): Promise<Set<string>> {
    const written = await replaceRows(tx, EnterpriseRow, enterprises.map(enterpriseRowOf)).catch((error: unknown) => {
      throw isTaken(error) ? externalIdTaken(enterprises[0]?.externalId) : error;
    });
    await tx.query('DELETE FROM capability WHERE enterprise_id = ANY($1)', [[...written]]);
    await insertClaims(tx, enterprises.filter(({ id }) => written.has(id)));
    await writeListing(tx, enterprises.filter(({ id }) => written.has(id)));
    return written;
  }
}

/** Of the unique indexes of the table only that of external ids can be met: an id is new or stays as it is. */
const isTaken = (error: unknown) => error instanceof QueryFailedError && error.driverError.code === '23505';

export const externalIdTaken = (externalId: string | null | undefined) =>
  new DomainError(
    'already_exists',
    `The cluster has an enterprise with the external id ${externalId}. Change that one, or use another id.`,
    { fields: [{ field: 'externalId', message: 'is taken in this cluster' }] },
  );

async function standing(manager: EntityManager, id: string, scope: Scope): Promise<Enterprise | undefined> {
  const [enterprise] = await complete(within(manager, scope).andWhere('enterprise.id = :id AND enterprise.mergedInto IS NULL', { id }));
  return enterprise;
}

const all = (manager: EntityManager) => manager.createQueryBuilder(EnterpriseRow, 'enterprise');

/** Enterprises the scope reaches. */
function within(manager: EntityManager, scope: Scope): SelectQueryBuilder<EnterpriseRow> {
  if (scope.reach === 'everything') return all(manager);
  if (scope.reach === 'clusters') return all(manager).where('enterprise.clusterId = ANY(:clusterIds)', scope);
  if (scope.reach === 'organisation') return all(manager).where('enterprise.id = :organisationId', scope);
  return all(manager).where('false');
}

/** The enterprises a query selects, by id, with their claims: in one statement, so of one version. */
async function complete(query: SelectQueryBuilder<EnterpriseRow>): Promise<Enterprise[]> {
  query.addSelect(itsClaims, 'claims').orderBy('enterprise.id');
  const { entities, raw } = await query.getRawAndEntities<{ claims: Enterprise['capabilities'] }>();
  return entities.map((row, index) => enterpriseOf(row, raw[index]!.claims));
}

async function insertClaims(tx: Tx, enterprises: readonly Enterprise[]): Promise<void> {
  await insertRows(tx, CapabilityRow, enterprises.flatMap(capabilityRowsOf), { skipTaken: false });
}

const itsClaims = `coalesce((
  SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'id', claim.id, 'code', claim.code, 'unit', claim.unit, 'status', claim.status,
    'statedOn', claim.stated_on, 'evidence', claim.evidence, 'minimumOrder', claim.minimum_order,
    'leadTimeDays', claim.lead_time_days, 'priceHint', claim.price_hint, 'capacity', claim.capacity
  )) ORDER BY claim.position)
  FROM capability claim WHERE claim.enterprise_id = enterprise.id), '[]')`;
