// Hop 8 in SQL: a lease by the database's clock, the attempt written before the send, and what became of it.
import { Injectable } from '@nestjs/common';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import type { PendingJob } from '#platform/jobs/jobs.js';
import type { Channel, DeliveryRow } from './delivery.entity.js';
import type { SendResult } from './send-result.js';
import type { Counts, Verdict } from './verdict.js';

/** How a delivery ends without an attempt. */
export type ClosedStatus = 'no_channel' | 'obsolete' | 'unknown';

/** A delivery this sender holds the lease of. */
export interface Claim extends Counts {
  id: string;
  leaseId: string;
  recipientId: string;
  template: string;
  language: string | null;
  refersToType: string;
  refersToId: string;
  facts: DeliveryRow['facts'];
  attempts: number;
  /** The request that led to it, for logs. */
  requestId: string | null;
  /** An attempt that was begun and never finished: its sender died, and nobody knows what went out. */
  openAttemptId: string | null;
}

@Injectable()
export class SendingRepository {
  constructor(private readonly database: Database) {}

  /** Deliveries of a channel that are due and that nobody holds. */
  due(channel: Channel, limit: number): Promise<PendingJob[]> {
    return this.database.query(
      `SELECT id, request_id AS "requestId" FROM delivery
       WHERE channel = $1 AND next_attempt_at <= now() AND (leased_until IS NULL OR leased_until <= now())
       ORDER BY next_attempt_at LIMIT $2`, [channel, limit], 'deliveries-due',
    );
  }

  /** Takes the lease; undefined when it is not due or somebody else holds it. */
  async claim(id: string, leaseMs: number): Promise<Claim | undefined> {
    const [claim] = await this.database.query<Claim>(
      `UPDATE delivery SET lease_id = $2, leased_until = now() + $3 * interval '1 millisecond'
       WHERE id = $1 AND next_attempt_at <= now() AND (leased_until IS NULL OR leased_until <= now())
       RETURNING id, lease_id AS "leaseId", recipient_id AS "recipientId", template, language, refers_to_type AS "refersToType",
         refers_to_id AS "refersToId", facts, attempts, refusals, unknowns, request_id AS "requestId",
         (SELECT a.id FROM delivery_attempt a WHERE a.delivery_id = delivery.id AND a.outcome IS NULL
          ORDER BY a.number DESC LIMIT 1) AS "openAttemptId"`,
      [id, newId(), leaseMs], 'delivery-claim',
    );
    return claim;
  }

  /** Writes down that a send is about to happen, and renews the lease; undefined when the lease was lost meanwhile. */
  async begin(claim: Claim, leaseMs: number): Promise<{ id: string; number: number } | undefined> {
    const [attempt] = await this.database.query<{ id: string; number: number }>(
      `WITH held AS (
         UPDATE delivery SET attempts = attempts + 1, leased_until = now() + $3 * interval '1 millisecond'
         WHERE id = $1 AND lease_id = $2 AND leased_until > now() RETURNING id, attempts
       )
       INSERT INTO delivery_attempt (id, delivery_id, number) SELECT $4, id, attempts FROM held RETURNING id, number`,
      [claim.id, claim.leaseId, leaseMs, newId()], 'delivery-begin',
    );
    return attempt;
  }

  /**
   * Writes down how an attempt ended and what follows, together with what `also` writes, and gives the lease back. False when
   * the lease had been lost.
   */
  async settle(
    claim: Claim, attemptId: string, { outcome, detail, reply }: SendResult, verdict: Verdict, also: (tx: Tx) => Promise<void>,
  ): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const held = await rowsIn(tx, `
        UPDATE delivery SET status = $3, refusals = $4, unknowns = $5, last_error = $6,
          unknown_sends = unknown_sends + CASE WHEN $7::text = 'unknown' THEN 1 ELSE 0 END,
          next_attempt_at = now() + $8::float8 * interval '1 millisecond', leased_until = NULL, lease_id = NULL,
          sent_at = CASE WHEN $3 = 'sent' THEN now() ELSE sent_at END
        WHERE id = $1 AND lease_id = $2 RETURNING 1`,
      [claim.id, claim.leaseId, verdict.status, verdict.refusals, verdict.unknowns, detail, outcome, verdict.waitMs]);
      if (held.length === 0) return false;
      await tx.query(
        'UPDATE delivery_attempt SET outcome = $2, detail = $3, reply_status = $4, reply_body = $5, ended_at = now() WHERE id = $1',
        [attemptId, outcome, detail, reply?.status ?? null, reply?.body ?? null],
      );
      await also(tx);
      await failPoint('delivery.before-mark');
      return true;
    });
  }

  /** Ends it without an attempt: there is no address, or nothing left to say. */
  async close(claim: Claim, status: ClosedStatus, reason: string, also: (tx: Tx) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const held = await rowsIn(tx, `
        UPDATE delivery SET status = $3, last_error = $4, next_attempt_at = NULL, leased_until = NULL, lease_id = NULL
        WHERE id = $1 AND lease_id = $2 RETURNING 1`, [claim.id, claim.leaseId, status, reason]);
      if (held.length > 0) await also(tx);
    });
  }

  /** Gives the lease back unused. */
  async release(claim: Claim): Promise<void> {
    await this.database.query(
      'UPDATE delivery SET leased_until = NULL, lease_id = NULL WHERE id = $1 AND lease_id = $2', [claim.id, claim.leaseId],
    );
  }
}
