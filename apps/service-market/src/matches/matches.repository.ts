// The SQL of matches: what one reads under lock, and what it leaves.
import { Injectable } from '@nestjs/common';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { ProviderForMarket } from '#contracts/registry/providers.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { NeedMatchRow } from './need-match.entities.js';

/** Matches kept of each need. */
const kept = 20;

@Injectable()
export class MatchesRepository {
  constructor(private readonly database: Database) {}

  /**
   * The cluster of a need, held in share mode before the need is taken up: a change of it that is being applied is waited
   * for, and one that comes later marks this need again. Null when the cluster or the need is not known.
   */
  async holdCluster(tx: Tx, needId: string): Promise<Cluster | null> {
    const [row] = await rowsIn<{ document: Cluster }>(
      tx,
      `SELECT document FROM cluster_projection
       WHERE id = (SELECT cluster_id FROM service_need WHERE id = $1) FOR SHARE`,
      [needId],
    );
    return row?.document ?? null;
  }

  async providers(tx: Tx, ids: readonly string[]): Promise<Map<string, ProviderForMarket>> {
    const rows = await rowsIn<{ document: ProviderForMarket }>(
      tx, 'SELECT document FROM provider_projection WHERE id = ANY($1)', [ids],
    );
    return new Map(rows.map(({ document }) => [document.id, document]));
  }

  async versions(tx: Tx): Promise<{ classification: number | null; watermark: string }> {
    const [row] = await rowsIn<{ classification: number | null; watermark: string }>(
      tx,
      `SELECT (SELECT version FROM code_projection LIMIT 1) AS classification,
         coalesce((SELECT txid::text FROM projection_watermark WHERE owner = 'registry'), '0') AS watermark`,
    );
    return row!;
  }

  /** Also forgets what is older than the newest ones of the need. */
  async insert(tx: Tx, row: Omit<NeedMatchRow, 'createdAt'>): Promise<void> {
    await tx.query(
      `INSERT INTO need_match (id, need_id, trigger, algorithm_version, weights_version, classification_version, input_hash,
         watermark, counts, near_misses, fitting_offer_ids, unmet_reason, none_reason, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, clock_timestamp())`,
      [
        row.id, row.needId, row.trigger, row.algorithmVersion, row.weightsVersion, row.classificationVersion, row.inputHash,
        row.watermark, JSON.stringify(row.counts), JSON.stringify(row.nearMisses), row.fittingOfferIds, row.unmetReason,
        row.noneReason,
      ],
    );
    await tx.query(
      `DELETE FROM need_match WHERE id IN (SELECT id FROM need_match WHERE need_id = $1 ORDER BY id DESC OFFSET $2)`,
      [row.needId, kept],
    );
  }

  /** Newest first, one more than `limit` when there are more. */
  ofNeed(needId: string, beforeId: string | null, limit: number): Promise<NeedMatchRow[]> {
    const query = this.database.manager.createQueryBuilder(NeedMatchRow, 'match')
      .where('match.needId = :needId', { needId }).orderBy('match.id', 'DESC').limit(limit + 1);
    if (beforeId) query.andWhere('match.id < :beforeId', { beforeId });
    return query.getMany();
  }
}
