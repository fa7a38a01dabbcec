// Reads and writes enterprises with their capability claims; the only file here that speaks TypeORM.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input } from '#contracts/message.js';
import type {
  Enterprise, EnterpriseFilter, ListEnterpriseVersions,
} from '#contracts/registry/enterprises.js';
import type { Tx } from '#platform/database/database.js';
import { QueryFailedError, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../access.js';
import { insertRows, replaceRows } from './bulk-rows.js';
import { CapabilityRow } from './capability.entity.js';
import { EnterpriseRow } from './enterprise.entity.js';
import { capabilityRowsOf, enterpriseOf, enterpriseRowOf } from './enterprise-rows.js';

type Filter = Omit<EnterpriseFilter, 'cursor'> & { after: string | null };

@Injectable()
export class EnterprisesRepository {
  async get(manager: EntityManager, id: string, scope: Scope): Promise<Enterprise> {
    const [enterprise] = await complete(within(manager, scope).andWhere('enterprise.id = :id', { id }));
    if (!enterprise) throw notFound('enterprise', id);
    return enterprise;
  }

  async find(manager: EntityManager, scope: Scope, filter: Filter): Promise<Enterprise[]> {
    const { after, clusterId, code, size, active, q, limit } = filter;
    const query = within(manager, scope).limit(limit);
    if (after) query.andWhere('enterprise.id > :after', { after });
    if (clusterId) query.andWhere('enterprise.clusterId = :clusterId', { clusterId });
    if (size) query.andWhere('enterprise.size = :size', { size });
    if (active !== undefined) query.andWhere('enterprise.active = :active', { active });
    if (q) query.andWhere('enterprise.name ILIKE :pattern', { pattern: `%${q.replace(/[\\%_]/g, '\\$&')}%` });
    if (code) query.andWhere(`enterprise.id IN (${claimsCodeOrBelow})`, { code });
    return complete(query);
  }

  /** How many the cluster has. */
  countIn(manager: EntityManager, clusterId: string): Promise<number> {
    return all(manager).where('enterprise.clusterId = :clusterId', { clusterId }).getCount();
  }

  /** Of any cluster: for the system only. */
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

  async withExternalIds(tx: Tx, clusterId: string, externalIds: readonly string[]): Promise<Enterprise[]> {
    const query = all(tx).where('enterprise.clusterId = :clusterId', { clusterId });
    return complete(query.andWhere('enterprise.externalId = ANY(:externalIds)', { externalIds }));
  }

  /** Those of the cluster that have one of the names, in small letters. */
  async withNames(tx: Tx, clusterId: string, names: readonly string[]): Promise<Pick<Enterprise, 'id' | 'name' | 'externalId'>[]> {
    const query = all(tx).select(['enterprise.id', 'enterprise.name', 'enterprise.externalId']);
    query.where('enterprise.clusterId = :clusterId', { clusterId });
    return query.andWhere('lower(enterprise.name) = ANY(:names)', { names }).orderBy('enterprise.id').getMany();
  }

  /** Two imports of one cluster wait for each other, so that the later one sees what the earlier one made. */
  async lockImports(tx: Tx, clusterId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${clusterId}`]);
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
    return written;
  }

  /** Writes the next versions, and returns the ids of those where nobody else was faster. */
  async replace(tx: Tx, enterprises: readonly Enterprise[]): Promise<Set<string>> {
    const written = await replaceRows(tx, EnterpriseRow, enterprises.map(enterpriseRowOf)).catch((error: unknown) => {
      throw isTaken(error) ? externalIdTaken(enterprises[0]?.externalId) : error;
    });
    await tx.query('DELETE FROM capability WHERE enterprise_id = ANY($1)', [[...written]]);
    await insertClaims(tx, enterprises.filter(({ id }) => written.has(id)));
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

const claimsCodeOrBelow = `
  WITH RECURSIVE wanted AS (
    SELECT code FROM code WHERE code = :code
    UNION SELECT below.code FROM code below JOIN wanted ON below.parent = wanted.code
  )
  SELECT capability.enterprise_id FROM capability JOIN wanted USING (code)`;
