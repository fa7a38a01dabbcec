// The SQL of decisions; every instant in it is the database's.
import { Injectable } from '@nestjs/common';
import { currentContext } from '#platform/context.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { PendingJob } from '#platform/jobs/jobs.js';
import { Wording, type AnyRuling } from '../wording.js';

export interface NewDecision {
  id: string;
  proposalId: string;
  previousId: string | null;
  ruling: AnyRuling;
  decidedBy: string;
  holdingSeconds: number;
}

export interface ClaimedDecision {
  id: string;
  proposalId: string;
  ruling: AnyRuling['ruling'];
  reasonCode: string | null;
}

/** What counts towards the cap of an offering side. */
export interface InvitationLoad {
  /** Invitations in the period that ends now. */
  sent: number;
  /** Proposals that become invitations when their holding period ends. */
  approved: number;
}

@Injectable()
export class DecisionsRepository {
  constructor(
    private readonly database: Database,
    private readonly wording: Wording,
  ) {}

  async add(tx: Tx, { id, proposalId, previousId, ruling, decidedBy, holdingSeconds }: NewDecision): Promise<void> {
    await tx.query(
      `INSERT INTO decision (id, proposal_id, previous_id, ruling, reason_code, note, conflict_of_interest, quantity,
         decided_by, request_id, decided_at, effective_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $11, now.at, now.at + make_interval(secs => $10)
       FROM (SELECT clock_timestamp() AS at) now`,
      [
        id, proposalId, previousId, ruling.ruling, ruling.reasonCode ?? null,
        ruling.note || null, ruling.conflictOfInterest, ruling.quantity ?? null,
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

  /** Whether an account ever declared a conflict of interest on a proposal: undoing the decision does not undo that. */
  async declaredConflict(tx: Tx, proposalId: string, accountId: string): Promise<boolean> {
    const rows = await rowsIn(
      tx,
      `SELECT 1 FROM decision WHERE proposal_id = $1 AND decided_by = $2 AND conflict_of_interest = 'declared' LIMIT 1`,
      [proposalId, accountId],
    );
    return rows.length > 0;
  }

  async subjectOf(tx: Tx, decisionId: string): Promise<string | null> {
    const [row] = await rowsIn<{ subject_id: string }>(
      tx,
      'SELECT subject_id FROM proposal WHERE id = (SELECT proposal_id FROM decision WHERE id = $1)',
      [decisionId],
    );
    return row?.subject_id ?? null;
  }

  async subjectsOf(tx: Tx, proposalIds: readonly string[]): Promise<string[]> {
    const rows = await rowsIn<{ subject_id: string }>(
      tx, 'SELECT DISTINCT subject_id FROM proposal WHERE id = ANY($1)', [proposalIds],
    );
    return rows.map((row) => row.subject_id);
  }

  async invitationLoad(
    tx: Tx, { id, offeringIds }: { id: string; offeringIds: readonly string[] }, periodDays: number,
  ): Promise<InvitationLoad> {
    const [row] = await rowsIn<InvitationLoad>(
      tx,
      `SELECT (SELECT count(*)::int FROM invitation WHERE side = $4 AND organisation_id = ANY($1)
           AND sent_at >= clock_timestamp() - make_interval(days => $2)) AS sent,
         (SELECT count(*)::int FROM proposal
          WHERE offering_id = ANY($1) AND status = 'approved' AND id <> $3) AS approved`,
      [offeringIds, periodDays, id, this.wording.words.offering],
    );
    return row!;
  }

  /** The least the offering side takes, in the unit of the subject, as the CDA saw it; null: not known. */
  async minimumOrder(tx: Tx, proposalId: string): Promise<number | null> {
    const [row] = await rowsIn<{ actual: number }>(
      tx,
      `SELECT (rule->>'actual')::double precision AS actual
       FROM proposal, jsonb_array_elements(explanation->'rules') AS rule
       WHERE id = $1 AND rule->>'rule' = 'minimum_order'`,
      [proposalId],
    );
    return row?.actual ?? null;
  }

  /** Invitations of one offering side take turns, whichever subjects they are for: its cap is counted over all of them. */
  async takeTurn(tx: Tx, offeringId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('invitations of ' || $1, 0))`, [offeringId]);
  }
}
