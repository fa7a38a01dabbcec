// The SQL of which open lots a changed enterprise may concern, and of what is needed to tell.
import { Injectable } from '@nestjs/common';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { LotRow } from '../requirements/lot.entity.js';
import type { KeptSearch } from './match-run.entity.js';

/** An open lot of the cluster, with its newest run. */
export interface AlikeLot {
  lotId: string;
  runId: string;
  code: string;
  /** The run is done, and found its proposals through the index, by this classification. */
  isFound: boolean;
  /** Those of the enterprises that were asked about which it names as near, as missing something, or as passed over by the cluster's policy. */
  named: string[];
}

/** A changed enterprise. */
export interface Changed {
  document: EnterpriseForMatching;
  wasInvited: boolean;
}

/** What a lot's proposals were found with. */
export interface FoundLot {
  lot: LotRow;
  title: string;
  buyerId: string;
  buyerName: string | null;
  /** When the run was asked for. */
  asOf: Date;
  search: KeptSearch;
}

@Injectable()
export class TouchedLotsRepository {
  /** With one of these codes. */
  alike(tx: Tx, about: { clusterId: string; codes: readonly string[]; enterpriseIds: readonly string[]; classificationVersion: number }): Promise<AlikeLot[]> {
    return rowsIn<AlikeLot>(tx, alikeSql, [about.clusterId, about.codes, about.enterpriseIds, about.classificationVersion]);
  }

  /** By the ids of their newest runs. */
  async found(tx: Tx, runIds: readonly string[]): Promise<FoundLot[]> {
    const rows = await rowsIn<Omit<FoundLot, 'lot'> & { lotId: string }>(
      tx,
      `SELECT m.lot_id AS "lotId", r.title, r.buyer_id AS "buyerId", b.name AS "buyerName", m.created_at AS "asOf", m.search
       FROM match_run m JOIN requirement r ON r.id = m.requirement_id LEFT JOIN buyer_projection b ON b.id = r.buyer_id
       WHERE m.id = ANY($1)`,
      [runIds],
    );
    const lots = await tx.createQueryBuilder(LotRow, 'lot').where('lot.id = ANY(:ids)', { ids: rows.map(({ lotId }) => lotId) }).getMany();
    const byId = new Map(lots.map((lot) => [lot.id, lot]));
    return rows.map(({ lotId, ...row }) => ({ ...row, lot: byId.get(lotId)! }));
  }

  /** Those that the projection knows, by cluster. */
  async enterprises(tx: Tx, ids: readonly string[]): Promise<Map<string, Changed[]>> {
    const rows = await rowsIn<Changed>(
      tx,
      `SELECT document, EXISTS (SELECT FROM invitation WHERE organisation_id = p.id) AS "wasInvited" FROM enterprise_projection p WHERE id = ANY($1)`,
      [ids],
    );
    const byCluster = new Map<string, Changed[]>();
    for (const row of rows) {
      const { clusterId } = row.document;
      const its = byCluster.get(clusterId);
      if (its) its.push(row);
      else byCluster.set(clusterId, [row]);
    }
    return byCluster;
  }
}

const alikeSql = `
  SELECT l.id AS "lotId", m.id AS "runId", l.code,
    coalesce(m.status = 'done' AND m.search->>'by' = 'index' AND m.classification_version = $4, false) AS "isFound",
    ARRAY(SELECT id FROM missed_opening o, unnest(o.enterprise_ids) id WHERE o.lot_id = l.id AND id = ANY($3::uuid[])
      UNION SELECT (near->>'enterpriseId')::uuid FROM jsonb_array_elements(m.near_misses) near
      WHERE (near->>'enterpriseId')::uuid = ANY($3::uuid[])
      UNION SELECT passed::uuid FROM jsonb_array_elements_text(m.spreading->'passedOver') passed WHERE passed::uuid = ANY($3::uuid[])) AS named
  FROM lot l JOIN requirement r ON r.id = l.requirement_id
  CROSS JOIN LATERAL (SELECT * FROM match_run WHERE lot_id = l.id ORDER BY id DESC LIMIT 1) m
  WHERE l.cluster_id = $1 AND l.code = ANY($2) AND l.status = 'open' AND r.status = 'posted'
  ORDER BY l.id`;
