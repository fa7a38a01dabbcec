// Reads and writes enterprises with their capability claims; the only file here that speaks TypeORM.
import { Injectable } from '@nestjs/common';
import { DomainError, enterpriseMerged, notFound } from '#contracts/errors.js';
import type { Input } from '#contracts/message.js';
import type { SitedEnterprise } from '#contracts/registry/enterprise-sites.js';
import type { Enterprise, Identifier, ListEnterpriseVersions } from '#contracts/registry/enterprises.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { QueryFailedError, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../access.js';
import { keyOf } from '../imports/export-key.js';
import { insertRecords, insertRows, replaceRows } from './bulk-rows.js';
import { CapabilityRow } from './capability.entity.js';
import { EnterpriseRow } from './enterprise.entity.js';
import { writeListing } from '../listing/listing.repository.js';
import { capabilityRowsOf, enterpriseOf, enterpriseRowOf, identifierRowsOf } from './enterprise-rows.js';
import { Identities } from './identities.repository.js';
import { keyOfIdentifier } from './identifiers.js';
import { newEnterprises, type NewEnterprises } from './new-enterprises.js';

interface OfCluster {
  clusterId: string;
  after: string | null;
  limit: number;
}

/**
 * What asks by a list of keys looks each of them up (LATERAL, OFFSET 0): the planner, whose figures are old while much is imported,
 * would rather read all enterprises of the cluster for each batch.
 */
@Injectable()
export class EnterprisesRepository {
  constructor(
    private readonly database: Database,
    private readonly identities: Identities,
  ) {}

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

  /** Where those of the ids are that the scope reaches, in the order of the ids given. */
  async sites(manager: EntityManager, scope: Scope, ids: readonly string[]): Promise<SitedEnterprise[]> {
    const found = await within(manager, scope).select(['enterprise.id', 'enterprise.name', 'enterprise.establishments'])
      .andWhere('enterprise.id = ANY(:ids)', { ids }).getMany();
    const byId = new Map(found.map(({ id, name, establishments }) => [id, { id, name, sites: sitesOf(establishments) }]));
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
    const rows = await rowsIn<{ id: string; externalId: string | null }>(tx, `
      SELECT own.id, asked.key AS "externalId" FROM unnest($2::text[]) AS asked(key)
      CROSS JOIN LATERAL (SELECT id FROM enterprise WHERE cluster_id = $1 AND external_id = asked.key OFFSET 0) own
      UNION ALL SELECT id, external_id FROM enterprise WHERE cluster_id = $1 AND id = ANY($3)`, [clusterId, keys.externalIds, keys.ids]);
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
    return rowsIn(tx, `
      SELECT own.* FROM (SELECT DISTINCT unnest($2::text[]) AS name) asked
      CROSS JOIN LATERAL (
        SELECT id, name, external_id AS "externalId" FROM enterprise
        WHERE lower(name) = asked.name AND cluster_id = $1 AND merged_into IS NULL OFFSET 0
      ) own ORDER BY own.id`, [clusterId, names]);
  }

  async versions(
    manager: EntityManager,
    { after, limit }: Input<typeof ListEnterpriseVersions>,
  ): Promise<Pick<Enterprise, 'id' | 'version'>[]> {
    const query = all(manager).select(['enterprise.id', 'enterprise.version']).limit(limit);
    if (after) query.where('enterprise.id > :after', { after });
    return (await query.orderBy('enterprise.id').getMany()).map(({ id, version }) => ({ id, version }));
  }

  /** What writing new enterprises takes; it needs no transaction. */
  ready(enterprises: readonly Enterprise[]): Promise<NewEnterprises> {
    return newEnterprises(this.database.dataSource, enterprises);
  }

  /** Writes new enterprises; throws `taken` where another has the external id of one. */
  async insert(tx: Tx, ready: NewEnterprises, taken: DomainError): Promise<void> {
    if (ready.all.length === 0) return;
    await insertRecords(tx, EnterpriseRow, ready.rows).catch((error: unknown) => {
      throw isTaken(error) ? taken : error;
    });
    await planReviews(tx, ready.reviews);
    await insertRecords(tx, CapabilityRow, ready.claims);
    await insertIdentifiers(tx, ready.all);
    await writeListing(tx, ready.all, ready.listing);
  }

  /** Writes the next versions, and returns the ids of those where nobody else was faster. */
  async replace(tx: Tx, enterprises: readonly Enterprise[]): Promise<Set<string>> {
    const written = await replaceRows(tx, EnterpriseRow, enterprises.map(enterpriseRowOf)).catch((error: unknown) => {
      throw isTaken(error) ? externalIdTaken(enterprises[0]?.externalId) : error;
    });
    await tx.query('DELETE FROM capability WHERE enterprise_id = ANY($1)', [[...written]]);
    await tx.query('DELETE FROM identifier WHERE enterprise_id = ANY($1)', [[...written]]);
    await insertParts(tx, enterprises.filter(({ id }) => written.has(id)));
    return written;
  }

  /** One that is merged into another gives up its numbers in the cluster, so that the other can have them. */
  async giveUpIdentifiers(tx: Tx, { id }: Enterprise): Promise<void> {
    await tx.query('DELETE FROM identifier WHERE enterprise_id = $1', [id]);
  }

  /** Takes the numbers in the cluster; throws `already_exists` where another enterprise has one. */
  async takeIdentifiers(tx: Tx, enterprise: Enterprise): Promise<void> {
    await insertIdentifiers(tx, [enterprise]);
  }

  /** By key of `keyOfIdentifier` the enterprise of the cluster that has the number. */
  async holders(tx: Tx, clusterId: string, identifiers: readonly Identifier[]): Promise<Map<string, string>> {
    if (identifiers.length === 0) return new Map();
    const rows = await rowsIn<Identifier & { enterpriseId: string }>(tx, `SELECT asked.scheme, asked.id, held.enterprise_id AS "enterpriseId"
      FROM unnest($2::text[], $3::text[]) AS asked(scheme, id)
      CROSS JOIN LATERAL (SELECT enterprise_id FROM identifier WHERE cluster_id = $1 AND scheme = asked.scheme AND id = asked.id OFFSET 0) held`,
    [clusterId, identifiers.map(({ scheme }) => scheme), identifiers.map(({ id }) => id)]);
    return new Map(rows.map((row) => [keyOfIdentifier(row), row.enterpriseId]));
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

/** Those that have coordinates. */
const sitesOf = (establishments: Enterprise['establishments']): SitedEnterprise['sites'] =>
  establishments.flatMap(({ town, latitude, longitude }) => (latitude === undefined || longitude === undefined ? [] : [{ town: town ?? null, latitude, longitude }]));

/** The enterprises a query selects, by id, with their claims: in one statement, so of one version. */
async function complete(query: SelectQueryBuilder<EnterpriseRow>): Promise<Enterprise[]> {
  query.addSelect(itsClaims, 'claims').orderBy('enterprise.id');
  const { entities, raw } = await query.getRawAndEntities<{ claims: Enterprise['capabilities'] }>();
  return entities.map((row, index) => enterpriseOf(row, raw[index]!.claims));
}

/** Claims are looked at today where one may be old, else in a month: what a large import brings would be a long queue. */
async function planReviews(tx: Tx, stated: string): Promise<void> {
  await tx.query(`INSERT INTO claim_review (enterprise_id, due)
    SELECT id, CASE WHEN oldest < today - 180 THEN today ELSE today + 30 END
    FROM jsonb_to_recordset($1) AS stated(id uuid, oldest date), (SELECT (now() AT TIME ZONE 'UTC')::date AS today) clock`,
  [stated]);
}

async function insertParts(tx: Tx, enterprises: readonly Enterprise[]): Promise<void> {
  await insertRows(tx, CapabilityRow, enterprises.flatMap(capabilityRowsOf));
  await insertIdentifiers(tx, enterprises);
  await writeListing(tx, enterprises);
}

async function insertIdentifiers(tx: Tx, enterprises: readonly Enterprise[]): Promise<void> {
  const numbers = enterprises.flatMap(identifierRowsOf);
  if (numbers.length === 0) return;
  const kept = await rowsIn<Identifier>(tx, `INSERT INTO identifier (cluster_id, scheme, id, enterprise_id)
    SELECT "clusterId", scheme, id, "enterpriseId"
    FROM jsonb_to_recordset($1) AS stated("clusterId" uuid, scheme text, id text, "enterpriseId" uuid)
    ON CONFLICT DO NOTHING RETURNING scheme, id`, [JSON.stringify(numbers)]);
  if (kept.length === numbers.length) return;
  // Callers looked before: somebody was faster.
  const keys = new Set(kept.map(keyOfIdentifier));
  throw identifierTaken(numbers.find((each) => !keys.has(keyOfIdentifier(each))) ?? numbers[0]!);
}

/** `holder`: the enterprise that has the number, where the caller may know it. */
export function identifierTaken({ scheme, id }: Identifier, holder?: string): DomainError {
  const whose = holder ? `the enterprise ${holder}` : 'another enterprise';
  return new DomainError('already_exists', `${scheme} ${id} is the number of ${whose} of the cluster. `
    + `${holder ? 'Change that one' : 'Ask the cluster development agent'}, or correct the number.`,
  { fields: [{ field: 'identifiers', message: `${scheme} ${id} is the number of ${whose}` }] });
}

const itsClaims = `coalesce((
  SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'id', claim.id, 'code', claim.code, 'unit', claim.unit, 'status', claim.status,
    'statedOn', claim.stated_on, 'statedBy', claim.stated_by, 'verifiedBy', claim.verified_by, 'verifiedOn', claim.verified_on,
    'validUntil', claim.valid_until, 'evidence', claim.evidence, 'minimumOrder', claim.minimum_order,
    'leadTimeDays', claim.lead_time_days, 'priceHint', claim.price_hint, 'capacity', claim.capacity
  )) ORDER BY claim.position)
  FROM capability claim WHERE claim.enterprise_id = enterprise.id), '[]')`;
