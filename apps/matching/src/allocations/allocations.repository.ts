// The SQL of splits that were decided, with what became of each share.
import { Injectable } from '@nestjs/common';
import type { AllocationDemands } from '#contracts/matching/allocations.js';
import type { ProposalStatus } from '#contracts/brokering/proposals.js';
import { Conditions } from '#brokering/proposals/conditions.js';
import { Database, type Tx } from '#platform/database/database.js';
import type { KeptCandidate } from './allocation.entity.js';

export interface NewAllocationRow {
  id: string;
  lotId: string;
  clusterId: string;
  quantity: number;
  objective: number;
  demands: AllocationDemands | null;
  keepsDemands: boolean | null;
  candidates: readonly KeptCandidate[];
}

export interface NewShareRow {
  proposalId: string;
  proposalVersion: number;
  decisionId: string;
  quantity: number;
  part: number;
  score: number;
  gain: number;
  cost: number;
}

export interface ShownShare extends NewShareRow {
  enterpriseId: string;
  enterpriseName: string;
  /** Of the proposal now. */
  version: number;
  status: ProposalStatus;
  /** This decision is the one that holds. */
  stands: boolean;
  isUndone: boolean;
  linkageId: string | null;
  linkedQuantity: number | null;
}

export interface ShownAllocation extends NewAllocationRow {
  unit: string;
  decidedBy: string;
  decidedAt: Date;
  effectiveAt: Date;
  note: string | null;
  /** The largest first. */
  shares: ShownShare[];
  /** By enterprise id; who is not projected any more is missing. */
  names: Record<string, string>;
}

const shown = `
  SELECT a.id, a.lot_id AS "lotId", a.cluster_id AS "clusterId", l.unit, a.quantity, a.objective, a.demands, a.keeps_demands AS "keepsDemands",
    a.candidates, ruling.decided_by AS "decidedBy", ruling.decided_at AS "decidedAt", ruling.effective_at AS "effectiveAt", ruling.note,
    ruling.shares,
    (SELECT coalesce(jsonb_object_agg(o.id, o.name), '{}') FROM brokered_offering o
      WHERE o.id IN (SELECT (candidate->>'enterpriseId')::uuid FROM jsonb_array_elements(a.candidates) candidate)) AS names
  FROM allocation a JOIN lot l ON l.id = a.lot_id
  CROSS JOIN LATERAL (
    SELECT min(d.decided_by::text) AS decided_by, min(d.decided_at) AS decided_at, max(d.effective_at) AS effective_at, min(d.note) AS note,
      jsonb_agg(jsonb_build_object(
        'proposalId', s.proposal_id, 'proposalVersion', s.proposal_version, 'decisionId', s.decision_id, 'quantity', s.quantity,
        'part', s.part, 'score', s.score, 'gain', s.gain, 'cost', s.cost, 'enterpriseId', p.offering_id,
        'enterpriseName', coalesce(o.name, p.offering_id::text), 'version', p.version, 'status', p.status,
        'stands', p.decision_id IS NOT DISTINCT FROM s.decision_id, 'isUndone', d.undone_at IS NOT NULL,
        'linkageId', k.id, 'linkedQuantity', k.quantity) ORDER BY s.quantity DESC, p.offering_id) AS shares
    FROM allocation_share s JOIN decision d ON d.id = s.decision_id JOIN proposal p ON p.id = s.proposal_id
    LEFT JOIN brokered_offering o ON o.id = p.offering_id
    LEFT JOIN agreement k ON k.proposal_id = p.id AND p.decision_id = s.decision_id
    WHERE s.allocation_id = a.id) ruling`;

@Injectable()
export class AllocationsRepository {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, allocation: NewAllocationRow, shares: readonly NewShareRow[]): Promise<void> {
    const { id, lotId, clusterId, quantity, objective, demands, keepsDemands, candidates } = allocation;
    await tx.query(
      `INSERT INTO allocation (id, lot_id, cluster_id, quantity, objective, demands, keeps_demands, candidates)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, lotId, clusterId, quantity, objective, demands && JSON.stringify(demands), keepsDemands, JSON.stringify(candidates)],
    );
    await tx.query(
      `INSERT INTO allocation_share (allocation_id, proposal_id, proposal_version, decision_id, quantity, part, score, gain, cost)
       SELECT $1, s."proposalId", s."proposalVersion", s."decisionId", s.quantity, s.part, s.score, s.gain, s.cost
       FROM jsonb_to_recordset($2::jsonb) AS s ("proposalId" uuid, "proposalVersion" integer, "decisionId" uuid,
         quantity double precision, part double precision, score double precision, gain double precision, cost double precision)`,
      [id, JSON.stringify(shares)],
    );
  }

  /** Null also when it is of another cluster than these; null stands for all. */
  async shown(id: string, clusterIds: readonly string[] | null, tx?: Tx): Promise<ShownAllocation | null> {
    const where = new Conditions().and('a.id = ?', id).andIf(clusterIds, 'a.cluster_id = ANY(?)');
    const [row] = await this.database.rows<ShownAllocation>(`${shown} WHERE ${where.sql}`, where.params, tx);
    return row ?? null;
  }

  /** Newest first, one more than `limit` when there are more. */
  ofLot(lotId: string, beforeId: string | null, limit: number): Promise<ShownAllocation[]> {
    const where = new Conditions(limit + 1).and('a.lot_id = ?', lotId).andIf(beforeId, 'a.id < ?');
    return this.database.query<ShownAllocation>(`${shown} WHERE ${where.sql} ORDER BY a.id DESC LIMIT $1`, where.params);
  }
}
