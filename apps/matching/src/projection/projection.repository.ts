// The SQL of what matching alone keeps of the registry: enterprises with what they claim, and buyers.
import { Injectable } from '@nestjs/common';
import type { BuyerForMatching } from '#contracts/registry/buyers.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';

export type BuyerDocument = BuyerForMatching;

@Injectable()
export class ProjectionRepository {
  constructor(private readonly database: Database) {}

  async buyer(id: string, tx?: Tx): Promise<BuyerDocument | null> {
    const rows = await this.database.rows<{ document: BuyerDocument }>(
      'SELECT document FROM buyer_projection WHERE id = $1', [id], tx,
    );
    return rows[0]?.document ?? null;
  }

  /**
   * Stores what is newer than what is there, and marks those enterprises for a rematch. Returns their ids.
   * The mark is updated even when it is there already: that locks it, so a rematch that runs at this moment either
   * sees this change or leaves the mark for the next one.
   */
  async storeEnterprises(tx: Tx, documents: readonly EnterpriseForMatching[]): Promise<string[]> {
    if (documents.length === 0) return [];
    // A statement of its own: the one that stores must begin to read after another version of the same enterprise has
    // committed, or it would not see the claims of that version and leave them behind.
    await tx.query(
      `SELECT pg_advisory_xact_lock(key) FROM (
         SELECT DISTINCT hashtextextended('enterprise_projection ' || id, 0) AS key FROM unnest($1::text[]) id ORDER BY key) k`,
      [documents.map((each) => each.id)],
    );
    const rows = await rowsIn<{ id: string }>(tx, storeEnterprisesSql, [JSON.stringify(documents)]);
    return rows.map((row) => row.id);
  }

  /** The document as it was before, or null when this version is not newer and nothing was stored. */
  async storeBuyer(tx: Tx, buyer: BuyerDocument): Promise<{ document: BuyerDocument | null } | null> {
    const [row] = await rowsIn<{ before: BuyerDocument | null }>(
      tx,
      `WITH before AS (SELECT document FROM buyer_projection WHERE id = $1)
       INSERT INTO buyer_projection AS p (id, version, name, document) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, name = excluded.name, document = excluded.document
       WHERE p.version < excluded.version
       RETURNING (SELECT document FROM before) AS before`,
      [buyer.id, buyer.version, buyer.name, JSON.stringify(buyer)],
    );
    return row ? { document: row.before } : null;
  }
}

const storeEnterprisesSql = `
  WITH stored AS (
    INSERT INTO enterprise_projection AS p (id, version, cluster_id, name, active, document)
    SELECT (d->>'id')::uuid, (d->>'version')::int, (d->>'clusterId')::uuid, d->>'name', (d->>'active')::boolean, d
    FROM jsonb_array_elements($1::jsonb) d ORDER BY d->>'id'
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, cluster_id = excluded.cluster_id, name = excluded.name,
      active = excluded.active, document = excluded.document
    WHERE p.version < excluded.version
    RETURNING id, cluster_id, version, document
  ), claimed AS (
    SELECT DISTINCT s.id, s.cluster_id, s.version, c->>'code' AS code
    FROM stored s, jsonb_array_elements(s.document->'capabilities') c
  ), dropped AS (
    DELETE FROM enterprise_capability_projection p USING stored s
    WHERE p.enterprise_id = s.id AND NOT EXISTS (SELECT FROM claimed c WHERE c.id = p.enterprise_id AND c.code = p.code)
  ), kept AS (
    INSERT INTO enterprise_capability_projection (enterprise_id, code, cluster_id, version)
    SELECT id, code, cluster_id, version FROM claimed
    ON CONFLICT (enterprise_id, code) DO UPDATE SET cluster_id = excluded.cluster_id, version = excluded.version
  ), parted AS (
    -- Those that were part of it until now: their lots were matched without them.
    SELECT f::uuid AS id FROM enterprise_projection old JOIN stored s USING (id), jsonb_array_elements_text(old.document->'formerIds') f
    WHERE NOT coalesce(s.document->'formerIds', '[]') ? f
  ), marked AS (
    INSERT INTO enterprise_rematch AS m (enterprise_id, since)
    SELECT id, now() FROM (SELECT id FROM stored UNION SELECT id FROM parted) each ORDER BY id
    ON CONFLICT (enterprise_id) DO UPDATE SET since = m.since
  ), changed AS (
    -- Told on commit to every process that follows; where it was before is told too.
    INSERT INTO enterprise_change (enterprise_id, cluster_id)
    SELECT id, cluster_id FROM stored
    UNION SELECT id, cluster_id FROM enterprise_projection WHERE id IN (SELECT id FROM stored UNION SELECT id FROM parted)
    ON CONFLICT DO NOTHING
  )
  SELECT id, pg_notify('enterprise_change', '') FROM stored`;
