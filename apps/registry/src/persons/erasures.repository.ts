// Reads and writes erasures; the only file here that speaks TypeORM or SQL about them.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Actor, ServiceName } from '#contracts/message.js';
import type { Person } from '#contracts/persons.js';
import type { PersonErasure } from '#contracts/registry/persons.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { PendingJob } from '#platform/handlers.js';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { PersonErasureRow } from './person-erasure.entity.js';

export const nobody: Person = { accountIds: [], addresses: [], names: [] };

@Injectable()
export class ErasuresRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: PersonErasureRow): Promise<void> {
    await tx.insert(PersonErasureRow, row);
  }

  async lock(tx: Tx, id: string): Promise<PersonErasureRow | null> {
    return tx.findOne(PersonErasureRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async person(id: string): Promise<Person> {
    return (await this.database.manager.findOneBy(PersonErasureRow, { id }))?.person ?? nobody;
  }

  async update(tx: Tx, id: string, change: Partial<PersonErasureRow>): Promise<void> {
    await tx.update(PersonErasureRow, { id }, change as object);
  }

  async get(manager: EntityManager, id: string, actor: Actor | null): Promise<PersonErasure> {
    const row = await within(manager, actor).andWhere('erasure.id = :id', { id }).getOne();
    if (!row) throw notFound('erasure', id);
    return erasureView(row);
  }

  /** Newest first. */
  async list(actor: Actor | null, before: string | null, limit: number): Promise<PersonErasure[]> {
    const query = within(this.database.manager, actor).orderBy('erasure.id', 'DESC').limit(limit);
    if (before) query.andWhere('erasure.id < :before', { before });
    return (await query.getMany()).map(erasureView);
  }

  /** Whether anybody still has the address: then it is not this person's alone, and stays in texts. */
  async isHeld(tx: Tx, address: string): Promise<boolean> {
    const [found] = await rowsIn<{ held: boolean }>(tx, `
      SELECT EXISTS (SELECT FROM account WHERE lower(email) = lower($1)) OR EXISTS (
        SELECT FROM (SELECT contacts FROM enterprise UNION ALL SELECT contacts FROM buyer UNION ALL SELECT contacts FROM provider) o,
          jsonb_array_elements(o.contacts) c WHERE lower(c->>'address') = lower($1)) AS held`, [address]);
    return found!.held;
  }

  /** Those of which the registry has not done its part; one that waits for a file only once the file is read. */
  async pending(limit: number): Promise<PendingJob[]> {
    return this.database.query<{ id: string; requestId: string }>(`
      SELECT id, request_id AS "requestId" FROM person_erasure e WHERE state = 'under_way' AND services->>'registry' IS NULL
        AND (searched_at IS NULL OR NOT EXISTS (
          SELECT FROM import i WHERE i.state IN ('uploading', 'reading') AND i.created_at <= e.created_at)) ORDER BY id LIMIT $1`, [limit]);
  }
}

/** Who is responsible for all clusters concerned sees it, and whoever asked for it. */
function within(manager: EntityManager, actor: Actor | null): SelectQueryBuilder<PersonErasureRow> {
  const query = manager.createQueryBuilder(PersonErasureRow, 'erasure');
  if (actor === null || (actor.role === 'admin' && actor.clusterIds.length === 0)) return query.where('true');
  return query.where(`(erasure.requestedBy = :accountId OR (erasure.clusterIds <@ :clusterIds AND erasure.clusterIds <> '{}'))`, actor);
}

export function erasureView({ person: _, requestId: __, searchedAt: ___, createdAt, finishedAt, ...row }: PersonErasureRow): PersonErasure {
  return { ...row, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}

export const openServices = (): Record<ServiceName, string | null> =>
  ({ registry: null, matching: null, 'service-market': null, notifications: null });
