// The SQL that every projection of the registry has in common: clusters, the classification, versions, the watermark.
import { Injectable } from '@nestjs/common';
import type { Cluster } from '#contracts/registry/clusters.js';
import { withoutSpreading } from '#contracts/registry/spreading.js';
import type { Delivery } from '#platform/bus/events.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { CodeRow } from '#engine';

/** What a service may keep a projection of, each in the table `…_projection`. */
export type Projected = 'enterprise' | 'cluster' | 'buyer' | 'provider';

/** What a process from before opportunities were spread has stored does not say that they are not. */
export const wholeCluster = (document: Cluster): Cluster =>
  ({ ...document, policy: { ...document.policy, spreading: document.policy.spreading ?? withoutSpreading } });

@Injectable()
export class ProjectionStore {
  constructor(private readonly database: Database) {}

  async cluster(id: string, tx?: Tx): Promise<Cluster | null> {
    const rows = await this.database.rows<{ document: Cluster }>(
      'SELECT document FROM cluster_projection WHERE id = $1', [id], tx,
    );
    return rows[0] ? wholeCluster(rows[0].document) : null;
  }

  async classificationVersion(tx?: Tx): Promise<number | null> {
    const rows = await this.database.rows<{ version: number }>('SELECT version FROM code_projection LIMIT 1', [], tx);
    return rows[0]?.version ?? null;
  }

  async codes(tx?: Tx): Promise<{ version: number; rows: CodeRow[] }> {
    const rows = await this.database.rows<{ version: number; document: CodeRow }>(
      'SELECT version, document FROM code_projection ORDER BY code', [], tx,
    );
    return { version: rows[0]?.version ?? 0, rows: rows.map((row) => row.document) };
  }

  /** Of these events' enterprises the ids of those that the projection has no such version of. */
  async enterprisesBehind(tx: Tx, told: readonly { enterpriseId: string; version: number }[]): Promise<string[]> {
    const known = await this.versions('enterprise', told.map(({ enterpriseId }) => enterpriseId), tx);
    const behind = told.filter(({ enterpriseId, version }) => (known.get(enterpriseId) ?? 0) < version);
    return [...new Set(behind.map(({ enterpriseId }) => enterpriseId))];
  }

  /** Those that are newer than what the projection has of them: what is equal needs no transaction and no lock. */
  async newerThanKnown<T extends { id: string; version: number }>(
    kind: Projected, items: readonly T[],
  ): Promise<T[]> {
    const known = await this.versions(kind, items.map((each) => each.id));
    return items.filter((each) => (known.get(each.id) ?? 0) < each.version);
  }

  /** Versions the projection has of these; unknown ones are missing. */
  async versions(kind: Projected, ids: readonly string[], tx?: Tx): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; version: number }>(
      `SELECT id, version FROM ${kind}_projection WHERE id = ANY($1)`, [ids], tx,
    );
    return new Map(rows.map((row) => [row.id, row.version]));
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
  async advanceWatermark(owner: string, deliveries: readonly Delivery[]): Promise<void> {
    const { tx, txid, time } = deliveries.reduce((one, other) => (BigInt(other.txid) > BigInt(one.txid) ? other : one));
    await tx.query(
      `INSERT INTO projection_watermark AS w (owner, txid, event_time) VALUES ($1, $2, $3)
       ON CONFLICT (owner) DO UPDATE SET txid = excluded.txid, event_time = greatest(w.event_time, excluded.event_time)
       WHERE w.txid < excluded.txid`,
      [owner, txid, time],
    );
  }
}
