// The SQL of what the service market alone keeps of the registry: enterprises by name, and providers.
import { Injectable } from '@nestjs/common';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import type { ProviderForMarket } from '#contracts/registry/providers.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { EnterpriseNameRow } from './projection.entities.js';

@Injectable()
export class ProjectionRepository {
  enterprise(tx: Tx, id: string): Promise<EnterpriseNameRow | null> {
    return tx.findOneBy(EnterpriseNameRow, { id });
  }

  async provider(tx: Tx, id: string): Promise<ProviderForMarket | null> {
    const [row] = await rowsIn<{ document: ProviderForMarket }>(
      tx, 'SELECT document FROM provider_projection WHERE id = $1', [id],
    );
    return row?.document ?? null;
  }

  /** Stores what is newer than what is there; returns the ids of those. */
  async storeEnterprises(tx: Tx, documents: readonly EnterpriseForMatching[]): Promise<string[]> {
    const rows = await rowsIn<{ id: string }>(
      tx,
      `INSERT INTO enterprise_projection AS p (id, version, cluster_id, name, active, merged_into)
       SELECT (d->>'id')::uuid, (d->>'version')::int, (d->>'clusterId')::uuid, d->>'name', (d->>'active')::boolean, (d->>'mergedInto')::uuid
       FROM jsonb_array_elements($1::jsonb) d ORDER BY d->>'id'
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, cluster_id = excluded.cluster_id, name = excluded.name,
         active = excluded.active, merged_into = excluded.merged_into
       WHERE p.version < excluded.version RETURNING id`,
      [JSON.stringify(documents.map(({ id, version, clusterId, name, active, mergedInto }) => ({ id, version, clusterId, name, active, mergedInto })))],
    );
    return rows.map((row) => row.id);
  }

  /** The clusters it served before (none when it is new), or null when this version is not newer and nothing was stored. */
  async storeProvider(tx: Tx, provider: ProviderForMarket): Promise<{ clusterIds: string[] } | null> {
    const [row] = await rowsIn<{ before: string[] | null }>(
      tx,
      `WITH before AS (SELECT cluster_ids FROM provider_projection WHERE id = $1)
       INSERT INTO provider_projection AS p (id, version, name, active, cluster_ids, document) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, name = excluded.name, active = excluded.active,
         cluster_ids = excluded.cluster_ids, document = excluded.document
       WHERE p.version < excluded.version
       RETURNING (SELECT cluster_ids FROM before) AS before`,
      [provider.id, provider.version, provider.name, provider.active, provider.clusterIds, JSON.stringify(provider)],
    );
    return row ? { clusterIds: row.before ?? [] } : null;
  }
}
