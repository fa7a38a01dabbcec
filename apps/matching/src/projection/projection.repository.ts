// The SQL of the registry's projection.
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { BuyerForMatching } from '#contracts/registry/buyers.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { CodeRow } from '#engine';

export type BuyerDocument = z.infer<typeof BuyerForMatching>;

@Injectable()
export class ProjectionRepository {
  constructor(private readonly database: Database) {}

  async cluster(id: string): Promise<Cluster | null> {
    const rows = await this.database.query<{ document: Cluster }>(
      'SELECT document FROM cluster_projection WHERE id = $1',
      [id],
    );
    return rows[0]?.document ?? null;
  }

  async buyer(id: string): Promise<BuyerDocument | null> {
    const rows = await this.database.query<{ document: BuyerDocument }>(
      'SELECT document FROM buyer_projection WHERE id = $1',
      [id],
    );
    return rows[0]?.document ?? null;
  }

  async classificationVersion(): Promise<number | null> {
    const rows = await this.database.query<{ version: number }>(
      'SELECT version FROM code_projection LIMIT 1',
    );
    return rows[0]?.version ?? null;
  }

  async codes(): Promise<{ version: number; rows: CodeRow[] }> {
    const rows = await this.database.query<{ version: number; document: CodeRow }>(
      'SELECT version, document FROM code_projection ORDER BY code',
    );
    return { version: rows[0]?.version ?? 0, rows: rows.map((row) => row.document) };
  }

  /** Versions the projection has of these enterprises; unknown ones are missing. */
  async enterpriseVersions(ids: readonly string[]): Promise<Map<string, number>> {
    return this.versions('enterprise', ids);
  }

  /** Those that are newer than what the projection has of them: what is equal needs no transaction and no lock. */
  async newerThanKnown<T extends { id: string; version: number }>(
    kind: 'enterprise' | 'cluster' | 'buyer', items: readonly T[],
  ): Promise<T[]> {
    const known = await this.versions(kind, items.map((each) => each.id));
    return items.filter((each) => (known.get(each.id) ?? 0) < each.version);
  }

  private async versions(kind: 'enterprise' | 'cluster' | 'buyer', ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; version: number }>(
      `SELECT id, version FROM ${kind}_projection WHERE id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.version]));
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

  /** The row as it was before, or null when this version is not newer and nothing was stored. */
  async storeCluster(tx: Tx, cluster: Cluster): Promise<{ weightsVersion: number | null } | null> {
    const [row] = await rowsIn<{ before: number | null }>(
      tx,
      `WITH before AS (SELECT weights_version FROM cluster_projection WHERE id = $1)
       INSERT INTO cluster_projection AS p (id, version, weights_version, name, document) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, weights_version = excluded.weights_version,
         name = excluded.name, document = excluded.document
       WHERE p.version < excluded.version
       RETURNING (SELECT weights_version FROM before) AS before`,
      [cluster.id, cluster.version, cluster.weightsVersion, cluster.name, JSON.stringify(cluster)],
    );
    return row ? { weightsVersion: row.before } : null;
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

  /** Replaces the classification as a whole, unless this version or a newer one is there. */
  async storeClassification(tx: Tx, version: number, rows: readonly CodeRow[]): Promise<void> {
    // Two processes that catch up at once take turns.
    await tx.query('LOCK TABLE code_projection IN SHARE ROW EXCLUSIVE MODE');
    const [newer] = await rowsIn(tx, 'SELECT 1 FROM code_projection WHERE version >= $1 LIMIT 1', [version]);
    if (newer) return;
    await tx.query('DELETE FROM code_projection');
    await tx.query(
      `INSERT INTO code_projection (code, version, document)
       SELECT d->>'code', $1, d FROM jsonb_array_elements($2::jsonb) d`,
      [version, JSON.stringify(rows)],
    );
  }

  /** Transactions commit out of order: the highest id seen says how far, and only for what events brought. */
  async advanceWatermark(tx: Tx, owner: string, txid: string, time: string): Promise<void> {
    await tx.query(
      `INSERT INTO projection_watermark AS w (owner, txid, event_time) VALUES ($1, $2, $3)
       ON CONFLICT (owner) DO UPDATE SET txid = excluded.txid, event_time = greatest(w.event_time, excluded.event_time)
       WHERE w.txid < excluded.txid`,
      [owner, txid, time],
    );
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
  ), marked AS (
    INSERT INTO enterprise_rematch AS m (enterprise_id, since) SELECT id, now() FROM stored ORDER BY id
    ON CONFLICT (enterprise_id) DO UPDATE SET since = m.since
  )
  SELECT id FROM stored`;
