// The SQL of service offers.
import { Injectable } from '@nestjs/common';
import { Conditions } from '#brokering/proposals/conditions.js';
import type { ServiceOfferStatus } from '#contracts/service-market/offers.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { Scope } from '../access.js';
import { ServiceOfferRow } from './offer.entities.js';

export type ShownOffer = ServiceOfferRow & { providerName: string };

export interface OfferFilter {
  scope: Scope;
  clusterId?: string;
  providerId?: string;
  /** Null: any. */
  codes: readonly string[] | null;
  status?: ServiceOfferStatus;
  beforeId: string | null;
  limit: number;
}

const columns = `
  o.id, o.version, o.status, o.provider_id AS "providerId", coalesce(p.name, o.provider_id::text) AS "providerName", o.code,
  o.title, o.text, o.unit, o.price, o.minimum_quantity AS "minimumQuantity", o.lead_time_days AS "leadTimeDays", o.places,
  o.languages, o.times, o.session_minutes AS "sessionMinutes", o.capacity, o.valid_from::text AS "validFrom",
  o.valid_until::text AS "validUntil", o.created_by AS "createdBy", o.created_at AS "createdAt", o.updated_at AS "updatedAt"`;
const joined = 'service_offer o LEFT JOIN provider_projection p ON p.id = o.provider_id';

@Injectable()
export class OffersRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: ServiceOfferRow): Promise<void> {
    await tx.insert(ServiceOfferRow, row);
  }

  /** Null also when it may not be seen from there. */
  async shown(id: string, scope: Scope, tx: Tx = this.database.manager): Promise<ShownOffer | null> {
    const where = seenFrom(scope, new Conditions()).and('o.id = ?', id);
    const [row] = (await tx.query(`SELECT ${columns} FROM ${joined} WHERE ${where.sql}`, where.params)) as ShownOffer[];
    return row ?? null;
  }

  /** Newest first, one more than `limit` when there are more. */
  list(filter: OfferFilter): Promise<ShownOffer[]> {
    const where = seenFrom(filter.scope, new Conditions(filter.limit + 1))
      .andIf(filter.clusterId, 'p.cluster_ids @> ARRAY[?::uuid]').andIf(filter.providerId, 'o.provider_id = ?')
      .andIf(filter.codes, 'o.code = ANY(?)').andIf(filter.status, 'o.status = ?').andIf(filter.beforeId, 'o.id < ?');
    return this.database.query<ShownOffer>(
      `SELECT ${columns} FROM ${joined} WHERE ${where.sql} ORDER BY o.id DESC LIMIT $1`, where.params,
    );
  }

  /** Changes columns when the version is still the given one; false when somebody was faster. */
  async update(tx: Tx, { id, version }: Pick<ServiceOfferRow, 'id' | 'version'>, changes: Partial<ServiceOfferRow>): Promise<boolean> {
    const result = await tx.update(ServiceOfferRow, { id, version }, { ...changes, version: version + 1, updatedAt: new Date() });
    return result.affected === 1;
  }

  /** Held until the transaction ends. */
  async hold(tx: Tx, id: string): Promise<void> {
    await tx.query('SELECT 1 FROM service_offer WHERE id = $1 FOR NO KEY UPDATE', [id]);
  }

  /** Open offers whose last day is before `today` (ISO date). */
  async expired(today: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM service_offer WHERE status = 'open' AND valid_until < $1 ORDER BY valid_until LIMIT $2`, [today, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Open offers of a cluster with one of these codes (null: any) that can be taken on `today`, in the order of their ids. */
  openIn(tx: Tx, clusterId: string, codes: readonly string[] | null, today: string): Promise<ShownOffer[]> {
    return rowsIn<ShownOffer>(
      tx,
      `SELECT ${columns} FROM service_offer o JOIN provider_projection p ON p.id = o.provider_id
       WHERE o.status = 'open' AND p.active AND p.cluster_ids @> ARRAY[$1::uuid] AND ($2::text[] IS NULL OR o.code = ANY($2))
         AND o.valid_from <= $3 AND (o.valid_until IS NULL OR o.valid_until >= $3)
       ORDER BY o.id`,
      [clusterId, codes, today],
    );
  }
}

/** Outside the provider and the staff of its clusters only what can be taken is seen. */
function seenFrom({ clusterIds, providerId }: Scope, where: Conditions): Conditions {
  return where.andIf(clusterIds, 'p.cluster_ids && ?::uuid[]').andIf(providerId, 'o.provider_id = ?');
}
