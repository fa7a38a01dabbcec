// The SQL of decisions; every instant in it is the database's.
import { Injectable } from '@nestjs/common';
import type { Ruling } from '#contracts/matching/proposals.js';
import { MatchingPolicy } from '#contracts/registry/clusters.js';
import { currentContext } from '#platform/context.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { PendingJob } from '#platform/jobs/jobs.js';

export interface NewDecision {
  id: string;
  proposalId: string;
  previousId: string | null;
  ruling: Ruling;
  decidedBy: string;
  holdingSeconds: number;
}

export interface ClaimedDecision {
  id: string;
  proposalId: string;
  ruling: Ruling['ruling'];
  reasonCode: string | null;
}

@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, { id, proposalId, previousId, ruling, decidedBy, holdingSeconds }: NewDecision): Promise<void> {
    await tx.query(
      `INSERT INTO decision (id, proposal_id, previous_id, ruling, reason_code, note, conflict_of_interest, quantity,
         decided_by, request_id, decided_at, effective_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $11, now.at, now.at + make_interval(secs => $10)
       FROM (SELECT clock_timestamp() AS at) now`,
      [
        id, proposalId, previousId, ruling.ruling, 'reasonCode' in ruling ? ruling.reasonCode : null,
        ruling.note || null, ruling.conflictOfInterest, 'quantity' in ruling ? ruling.quantity : null,
        decidedBy, holdingSeconds, currentContext()?.requestId ?? null,
      ],
    );
  }

  /** The decision that stood before, or undefined when it is too late. */
  async undo(tx: Tx, id: string): Promise<{ previousId: string | null } | undefined> {
    const [row] = await rowsIn<{ previousId: string | null }>(
      tx,
      `UPDATE decision SET undone_at = clock_timestamp()
       WHERE id = $1 AND undone_at IS NULL AND took_effect_at IS NULL AND effective_at > clock_timestamp()
       RETURNING previous_id AS "previousId"`,
      [id],
    );
    return row;
  }

  /** Null when it is not due, was undone or took effect before. */
  async claim(tx: Tx, id: string): Promise<ClaimedDecision | null> {
    const [row] = await rowsIn<ClaimedDecision>(
      tx,
      `UPDATE decision SET took_effect_at = clock_timestamp()
       WHERE id = $1 AND undone_at IS NULL AND took_effect_at IS NULL AND effective_at <= clock_timestamp()
       RETURNING id, proposal_id AS "proposalId", ruling, reason_code AS "reasonCode"`,
      [id],
    );
    return row ?? null;
  }

  pending(limit: number): Promise<PendingJob[]> {
    return this.database.query(
      `SELECT id, request_id AS "requestId" FROM decision
       WHERE undone_at IS NULL AND took_effect_at IS NULL AND effective_at <= clock_timestamp()
       ORDER BY effective_at LIMIT $1`,
      [limit],
    );
  }

  /** Whether an account declared a conflict of interest on a proposal in a decision that stands. */
  async declaredConflict(tx: Tx, proposalId: string, accountId: string): Promise<boolean> {
    const rows = await rowsIn(
      tx,
      `SELECT 1 FROM decision WHERE proposal_id = $1 AND decided_by = $2 AND conflict_of_interest = 'declared'
         AND undone_at IS NULL LIMIT 1`,
      [proposalId, accountId],
    );
    return rows.length > 0;
  }

  /** As the cluster has it now; the contract's defaults for a cluster that is not projected yet. */
  async policy(tx: Tx, clusterId: string): Promise<MatchingPolicy> {
    const [row] = await rowsIn<{ policy: unknown }>(
      tx, `SELECT document->'policy' AS policy FROM cluster_projection WHERE id = $1`, [clusterId],
    );
    return MatchingPolicy.parse(row?.policy ?? {});
  }

  /** Holds lots in the order in which everybody takes them. */
  async lockLotsOf(tx: Tx, proposalIds: readonly string[]): Promise<void> {
    await tx.query(
      `SELECT 1 FROM lot WHERE id IN (SELECT lot_id FROM linkage_proposal WHERE id = ANY($1))
       ORDER BY id FOR NO KEY UPDATE`,
      [proposalIds],
    );
  }
}
