// Reads and writes enterprises with their capability claims; the only file here that speaks TypeORM.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Input } from '#contracts/message.js';
import type { Enterprise, FindEnterprises, ListEnterpriseVersions } from '#contracts/registry/enterprises.js';
import type { Tx } from '#platform/database/database.js';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../access.js';
import { CapabilityRow } from './capability.entity.js';
import { EnterpriseRow } from './enterprise.entity.js';
import { claimRowsOf, enterpriseOf, enterpriseRowOf } from './enterprise-rows.js';
import { insertRows } from './insert-rows.js';

type Filter = Omit<Input<typeof FindEnterprises>, 'cursor'> & { after: string | null };

@Injectable()
export class EnterprisesRepository {
  async get(manager: EntityManager, id: string, scope: Scope): Promise<Enterprise> {
    const [enterprise] = await this.complete(
      manager,
      within(manager, scope).andWhere('enterprise.id = :id', { id }),
    );
    if (!enterprise) throw notFound('enterprise', id);
    return enterprise;
  }

  async find(manager: EntityManager, scope: Scope, filter: Filter): Promise<Enterprise[]> {
    const query = within(manager, scope).limit(filter.limit);
    const { after, clusterId, code, size, active, q } = filter;
    if (after) query.andWhere('enterprise.id > :after', { after });
    if (clusterId) query.andWhere('enterprise.clusterId = :clusterId', { clusterId });
    if (size) query.andWhere('enterprise.size = :size', { size });
    if (active !== undefined) query.andWhere('enterprise.active = :active', { active });
    if (q) query.andWhere('enterprise.name ILIKE :pattern', { pattern: `%${q.replace(/[\\%_]/g, '\\$&')}%` });
    if (code) query.andWhere(`enterprise.id IN (${claimsCodeOrBelow})`, { code });
    return this.complete(manager, query);
  }

  /** Of any cluster: for the system only. */
  async withIds(manager: EntityManager, ids: readonly string[]): Promise<Enterprise[]> {
    const query = manager
      .createQueryBuilder(EnterpriseRow, 'enterprise')
      .where('enterprise.id = ANY(:ids)', { ids });
    return this.complete(manager, query);
  }

  async withExternalIds(
    manager: EntityManager,
    clusterId: string,
    externalIds: readonly string[],
  ): Promise<Enterprise[]> {
    const query = manager
      .createQueryBuilder(EnterpriseRow, 'enterprise')
      .where('enterprise.clusterId = :clusterId', { clusterId })
      .andWhere('enterprise.externalId = ANY(:externalIds)', { externalIds });
    return this.complete(manager, query);
  }

  async versions(
    manager: EntityManager,
    { after, limit }: Input<typeof ListEnterpriseVersions>,
  ): Promise<Pick<Enterprise, 'id' | 'version'>[]> {
    const query = manager
      .createQueryBuilder(EnterpriseRow, 'enterprise')
      .select(['enterprise.id', 'enterprise.version'])
      .orderBy('enterprise.id')
      .limit(limit);
    if (after) query.where('enterprise.id > :after', { after });
    return (await query.getMany()).map(({ id, version }) => ({ id, version }));
  }

  /** Writes new enterprises whose external id is free, and returns their ids; the others are not written. */
  async insert(tx: Tx, enterprises: readonly Enterprise[]): Promise<Set<string>> {
    const written = await insertRows(tx, EnterpriseRow, enterprises.map(enterpriseRowOf), {
      skipTaken: true,
    });
    await this.insertClaims(
      tx,
      enterprises.filter(({ id }) => written.has(id)),
    );
    return written;
  }

  /** Writes the next version; false when somebody else was faster. */
  async replace(tx: Tx, enterprise: Enterprise): Promise<boolean> {
    const { id, version } = enterprise;
    const { affected } = await tx.update(
      EnterpriseRow,
      { id, version: version - 1 },
      enterpriseRowOf(enterprise),
    );
    if (affected !== 1) return false;
    await tx.delete(CapabilityRow, { enterpriseId: id });
    await this.insertClaims(tx, [enterprise]);
    return true;
  }

  private async insertClaims(tx: Tx, enterprises: readonly Enterprise[]): Promise<void> {
    await insertRows(tx, CapabilityRow, enterprises.flatMap(claimRowsOf), { skipTaken: false });
  }

  /** The enterprises a query selects, by id, each with its claims. */
  private async complete(
    manager: EntityManager,
    query: SelectQueryBuilder<EnterpriseRow>,
  ): Promise<Enterprise[]> {
    const rows = await query.orderBy('enterprise.id').getMany();
    if (rows.length === 0) return [];
    const claims = await manager
      .createQueryBuilder(CapabilityRow, 'capability')
      .where('capability.enterpriseId = ANY(:ids)', { ids: rows.map((row) => row.id) })
      .orderBy('capability.position')
      .getMany();
    const claimsOf = new Map<string, CapabilityRow[]>(rows.map((row) => [row.id, []]));
    for (const claim of claims) claimsOf.get(claim.enterpriseId)!.push(claim);
    return rows.map((row) => enterpriseOf(row, claimsOf.get(row.id)!));
  }
}

const claimsCodeOrBelow = `
  WITH RECURSIVE wanted AS (
    SELECT code FROM code WHERE code = :code
    UNION SELECT below.code FROM code below JOIN wanted ON below.parent = wanted.code
  )
  SELECT capability.enterprise_id FROM capability JOIN wanted USING (code)`;

/** Enterprises the scope reaches. */
function within(manager: EntityManager, scope: Scope): SelectQueryBuilder<EnterpriseRow> {
  const query = manager.createQueryBuilder(EnterpriseRow, 'enterprise');
  if (scope.reach === 'everything') return query;
  if (scope.reach === 'clusters') return query.where('enterprise.clusterId = ANY(:clusterIds)', scope);
  if (scope.reach === 'organisation') return query.where('enterprise.id = :organisationId', scope);
  return query.where('false');
}
