// Writes what a run found in as many statements as there are kinds of change, not one per proposal.
import { Injectable } from '@nestjs/common';
import type { Explanation } from '#contracts/matching/proposals.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import type { Proposal } from '#engine';
import type { LotRow } from '../requirements/lot.entity.js';
import { explanationOf, runFields, type ExplanationHeader } from './explanation.js';
import type { RunPlan } from './run-plan.js';

interface FoundRecord {
  id: string;
  rank: number;
  score: number;
  confidence: number;
  offered_quantity: number;
  offered_known: boolean;
  explanation: Explanation;
}

const recordType = `
  id uuid, enterprise_id uuid, rank integer, score double precision, confidence double precision,
  offered_quantity double precision, offered_known boolean, explanation jsonb`;

@Injectable()
export class RunResultRepository {
  /** Returns how many were new. */
  async add(
    tx: Tx, lot: Pick<LotRow, 'id' | 'requirementId' | 'clusterId'>, buyerId: string, found: readonly Proposal[],
    header: ExplanationHeader,
  ): Promise<number> {
    if (found.length === 0) return 0;
    const records = found.map((proposal) => ({
      ...foundRecord(newId(), proposal, header), enterprise_id: proposal.enterpriseId,
    }));
    const rows = await rowsIn(
      tx,
      `INSERT INTO linkage_proposal (id, version, status, cluster_id, requirement_id, lot_id, buyer_id, enterprise_id,
         rank, score, confidence, offered_quantity, offered_known, quantity, explanation, was_invited, created_at, updated_at)
       SELECT n.id, 1, 'proposed', $1, $2, $3, $4, n.enterprise_id, n.rank, n.score, n.confidence, n.offered_quantity,
         n.offered_known, n.offered_quantity, n.explanation, false, clock_timestamp(), clock_timestamp()
       FROM jsonb_to_recordset($5::jsonb) AS n (${recordType})
       ON CONFLICT (lot_id, enterprise_id) DO NOTHING RETURNING 1`,
      [lot.clusterId, lot.requirementId, lot.id, buyerId, JSON.stringify(records)],
    );
    return rows.length;
  }

  /** Only rows in which something other than the run itself is new get a new version. */
  async refresh(tx: Tx, changes: RunPlan['refresh'], header: ExplanationHeader): Promise<void> {
    if (changes.length === 0) return;
    const records = changes.map(({ id, proposal }) => foundRecord(id, proposal, header));
    await tx.query(
      `UPDATE linkage_proposal p
       SET rank = n.rank, score = n.score, confidence = n.confidence, offered_quantity = n.offered_quantity,
         offered_known = n.offered_known, quantity = n.offered_quantity, explanation = n.explanation, version = p.version + 1,
         updated_at = clock_timestamp()
       FROM jsonb_to_recordset($1::jsonb) AS n (${recordType})
       WHERE p.id = n.id AND p.status IN ('proposed', 'asked')
         AND (p.rank, p.score, p.confidence, p.offered_quantity, p.quantity, p.explanation - $2::text[])
           IS DISTINCT FROM
           (n.rank, n.score, n.confidence, n.offered_quantity, n.offered_quantity, n.explanation - $2::text[])`,
      [JSON.stringify(records), runFields],
    );
  }
}

function foundRecord(id: string, proposal: Proposal, header: ExplanationHeader): FoundRecord {
  return {
    id, rank: proposal.rank, score: proposal.score, confidence: proposal.confidence,
    offered_quantity: proposal.offeredQuantity, offered_known: proposal.offeredKnown,
    explanation: explanationOf(proposal, header),
  };
}
