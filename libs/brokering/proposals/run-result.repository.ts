// Writes what a run found in as many statements as there are kinds of change, not one per proposal.
import { Injectable } from '@nestjs/common';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Wording } from '../wording.js';
import { runFields, type AnyExplanation } from './explanation.js';
import type { Found, RunPlan } from './run-plan.js';

/** What a run is about: a subject, and whose it is. */
export interface RunSubject {
  id: string;
  postingId: string;
  clusterId: string;
  askingId: string;
}

interface FoundRecord {
  id: string;
  rank: number;
  score: number;
  confidence: number;
  offered_quantity: number;
  offered_known: boolean;
  explanation: AnyExplanation;
  found_hash: string;
}

const recordType = `
  id uuid, offering_id uuid, rank integer, score double precision, confidence double precision,
  offered_quantity double precision, offered_known boolean, explanation jsonb, found_hash text`;

@Injectable()
export class RunResultRepository {
  constructor(private readonly wording: Wording) {}

  /** Returns how many were new. */
  async add(tx: Tx, subject: RunSubject, found: readonly Found[]): Promise<number> {
    if (found.length === 0) return 0;
    const records = found.map((each) => ({ ...foundRecord(newId(), each), offering_id: each.offeringId }));
    const rows = await rowsIn(
      tx,
      `INSERT INTO proposal (id, version, status, cluster_id, posting_id, subject_id, asking_id, offering_id,
         rank, score, confidence, offered_quantity, offered_known, quantity, explanation, found_hash, found_version, was_invited, created_at, updated_at)
       SELECT n.id, 1, 'proposed', $1, $2, $3, $4, n.offering_id, n.rank, n.score, n.confidence, n.offered_quantity,
         n.offered_known, n.offered_quantity, n.explanation, n.found_hash, 1, false, clock_timestamp(), clock_timestamp()
       FROM jsonb_to_recordset($5::jsonb) AS n (${recordType})
       ON CONFLICT (subject_id, offering_id) DO NOTHING RETURNING 1`,
      [subject.clusterId, subject.postingId, subject.id, subject.askingId, JSON.stringify(records)],
    );
    return rows.length;
  }

  /** Only rows in which something other than the run itself is new get a new version; of the others the hash is remembered. */
  async refresh(tx: Tx, changes: RunPlan['refresh']): Promise<void> {
    if (changes.length === 0) return;
    const records = changes.map(({ id, found }) => foundRecord(id, found));
    await tx.query(
      `WITH n AS MATERIALIZED (
         SELECT r.*, (p.rank, p.score, p.confidence, p.offered_quantity, p.quantity, p.explanation - $2::text[])
             IS DISTINCT FROM
             (r.rank, r.score, r.confidence, r.offered_quantity, r.offered_quantity, r.explanation - $2::text[]) AS is_news
         FROM jsonb_to_recordset($1::jsonb) AS r (${recordType}) JOIN proposal p ON p.id = r.id
       )
       UPDATE proposal p
       SET rank = n.rank, score = n.score, confidence = n.confidence, offered_quantity = n.offered_quantity,
         offered_known = n.offered_known, quantity = n.offered_quantity, found_hash = n.found_hash, found_version = p.version + is_news::int,
         explanation = CASE WHEN is_news THEN n.explanation ELSE p.explanation END, version = p.version + is_news::int,
         updated_at = CASE WHEN is_news THEN clock_timestamp() ELSE p.updated_at END
       FROM n WHERE p.id = n.id AND p.status IN ('proposed', 'asked')`,
      [JSON.stringify(records), runFields(this.wording.words)],
    );
  }

  async rerank(tx: Tx, changes: RunPlan['rerank']): Promise<void> {
    if (changes.length === 0) return;
    await tx.query(
      `UPDATE proposal p SET rank = n.rank, version = p.version + 1, found_version = p.version + 1, updated_at = clock_timestamp()
       FROM unnest($1::uuid[], $2::integer[]) AS n (id, rank) WHERE p.id = n.id AND p.status IN ('proposed', 'asked')`,
      [changes.map(({ id }) => id), changes.map(({ rank }) => rank)],
    );
  }
}

function foundRecord(id: string, found: Found): FoundRecord {
  return {
    id, rank: found.rank, score: found.score, confidence: found.confidence,
    offered_quantity: found.offeredQuantity, offered_known: found.offeredKnown, explanation: found.explanation(), found_hash: found.hash,
  };
}
