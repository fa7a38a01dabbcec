// The SQL of missed openings: kept by runs, summed up for a cluster over its open lots.
import { Injectable } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { idsShown, type DescribeLots, type MendableRule, type MissedLot } from '#contracts/matching/openings.js';
import type { Money } from '#contracts/values.js';
import { Database, type Tx } from '#platform/database/database.js';
import type { Obstacle } from '#engine';

/** What the value of a lot is computed from. */
export interface ValuedLot {
  quantity: number;
  linkedQuantity: number;
  unit: string;
  ceilingPrice: Money | null;
}

export interface OpeningGroup {
  rule: MendableRule;
  what: string;
  enterprises: number;
  enterpriseIds: string[];
  lots: (MissedLot & ValuedLot & { passed: number; schemes: string[] })[];
}

export type DescribedLot = ValuedLot & {
  lotId: string; requirementId: string; title: string; number: number; text: string | null; code: string | null; isOpen: boolean;
  deadline: string;
};

@Injectable()
export class OpeningsRepository {
  constructor(private readonly database: Database) {}

  /** What a run found replaces what the one before it kept (`missed`, as rule and thing). The caller holds the lot. */
  async keep(
    tx: Tx, run: { id: string; lotId: string; clusterId: string; missed: readonly string[] }, passed: number,
    obstacles: readonly Obstacle[],
  ): Promise<void> {
    const things = obstacles.map(({ rule, what }) => `${rule} ${what ?? ''}`);
    if (run.missed.some((thing) => !things.includes(thing))) {
      await tx.query(`DELETE FROM missed_opening WHERE lot_id = $1 AND NOT rule || ' ' || what = ANY($2)`, [run.lotId, things]);
    }
    if (obstacles.length === 0) return;
    await tx.query(
      `INSERT INTO missed_opening (lot_id, rule, what, cluster_id, run_id, passed, enterprise_ids)
       SELECT $2, rule, coalesce(what, ''), $3, $1, $4, "enterpriseIds"
       FROM jsonb_to_recordset($5::jsonb) AS o (rule text, what text, "enterpriseIds" uuid[])
       ON CONFLICT (lot_id, rule, what) DO UPDATE SET run_id = excluded.run_id, passed = excluded.passed,
         enterprise_ids = excluded.enterprise_ids`,
      [run.id, run.lotId, run.clusterId, passed, JSON.stringify(obstacles)],
    );
  }

  /** What was kept of lots that are open no longer; returns how many rows. */
  async forgetEnded(): Promise<number> {
    const rows = await this.database.query(
      `DELETE FROM missed_opening m WHERE NOT EXISTS (SELECT FROM lot l WHERE l.id = m.lot_id AND l.status = 'open') RETURNING 1`,
    );
    return rows.length;
  }

  /** In one snapshot: each thing with the enterprises that lack it, and the lots that they miss for it. */
  async groups(clusterId: string, minimumEnterprises: number, minimumLots: number): Promise<OpeningGroup[]> {
    return this.database.query<OpeningGroup>(
      `WITH missed AS MATERIALIZED (
         SELECT m.rule, m.what, m.lot_id, m.run_id, m.passed, m.enterprise_ids, l.quantity, l.linked_quantity, l.unit,
           l.ceiling_price, l.mandatory_certifications
         FROM missed_opening m JOIN lot l ON l.id = m.lot_id JOIN requirement r ON r.id = l.requirement_id
         WHERE m.cluster_id = $1 AND l.status = 'open' AND r.status = 'posted'
           AND l.deadline >= (now() AT TIME ZONE 'UTC')::date),
       who AS (
         SELECT rule, what, enterprise_id, count(*) AS lots FROM missed, unnest(enterprise_ids) enterprise_id
         GROUP BY rule, what, enterprise_id),
       enough AS (
         SELECT rule, what, count(*)::int AS enterprises,
           (array_agg(enterprise_id::text ORDER BY lots DESC, enterprise_id))[1:$4] AS ids
         FROM who GROUP BY rule, what HAVING count(*) >= $2)
       SELECT e.rule, e.what, e.enterprises, e.ids AS "enterpriseIds", l.lots
       FROM enough e CROSS JOIN LATERAL (
         SELECT count(*) AS number, jsonb_agg(jsonb_build_object(
             'lotId', lot_id, 'runId', run_id, 'enterprises', cardinality(enterprise_ids), 'passed', passed,
             'quantity', quantity, 'linkedQuantity', linked_quantity, 'unit', unit, 'ceilingPrice', ceiling_price,
             'schemes', mandatory_certifications) ORDER BY cardinality(enterprise_ids) DESC, lot_id) AS lots
         FROM missed m WHERE m.rule = e.rule AND m.what = e.what) l
       WHERE l.number >= $3`,
      [clusterId, minimumEnterprises, minimumLots, idsShown],
    );
  }

  async lots({ clusterId, lotIds }: Input<typeof DescribeLots>): Promise<DescribedLot[]> {
    return this.database.query<DescribedLot>(
      `SELECT l.id AS "lotId", r.id AS "requirementId", r.title, l.number, l.text, l.code,
         l.status = 'open' AND r.status = 'posted' AS "isOpen", l.quantity, l.linked_quantity AS "linkedQuantity", l.unit,
         l.deadline::text AS deadline, l.ceiling_price AS "ceilingPrice"
       FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (id, at) JOIN lot l ON l.id = asked.id
       JOIN requirement r ON r.id = l.requirement_id
       WHERE l.cluster_id = $1 AND r.posted_at IS NOT NULL ORDER BY asked.at`,
      [clusterId, lotIds],
    );
  }
}
