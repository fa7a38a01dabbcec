// What was called and how it went, and calling again, in SQL.
import { Injectable } from '@nestjs/common';
import { testType, type WebhookDelivery } from '#contracts/notifications/webhooks.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { Payload } from './signing.js';

interface Row {
  id: string;
  endpointId: string;
  type: string;
  status: WebhookDelivery['status'];
  facts: Omit<Payload, 'type'>;
  attempts: (Omit<WebhookDelivery['attempts'][number], 'startedAt' | 'durationMs'> & { startedAt: string; endedAt: string | null })[] | null;
  nextAttemptAt: Date | null;
  createdAt: Date;
  sentAt: Date | null;
}

const columns = `id, recipient_id AS "endpointId", template AS type, status, facts, next_attempt_at AS "nextAttemptAt",
  created_at AS "createdAt", sent_at AS "sentAt",
  (SELECT jsonb_agg(jsonb_build_object('number', a.number, 'startedAt', a.started_at, 'endedAt', a.ended_at, 'outcome', a.outcome,
     'status', a.reply_status, 'detail', a.detail, 'reply', a.reply_body) ORDER BY a.number DESC)
   FROM (SELECT * FROM delivery_attempt WHERE delivery_id = delivery.id ORDER BY number DESC LIMIT 20) a) AS attempts`;

const shown = ({ facts, attempts, nextAttemptAt, createdAt, sentAt, ...row }: Row): WebhookDelivery => ({
  ...row,
  payload: { type: row.type, ...facts },
  attempts: (attempts ?? []).map(({ startedAt, endedAt, ...attempt }) => ({
    ...attempt,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt),
  })),
  nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});

/** Due at once, with all its retries before it. A test is one call and is not repeated. */
const again = "status = 'pending', refusals = 0, unknowns = 0, next_attempt_at = now()";
const repeatable = `channel = 'webhook' AND template <> '${testType}' AND (leased_until IS NULL OR leased_until <= now())`;

@Injectable()
export class HistoryRepository {
  constructor(private readonly database: Database) {}

  /** Newest first; up to one more than the limit. */
  async list(
    endpointId: string, { status, before, limit }: { status: string | null; before: string | null; limit: number },
  ): Promise<WebhookDelivery[]> {
    const rows = await this.database.query<Row>(`
      SELECT ${columns} FROM delivery
      WHERE channel = 'webhook' AND recipient_id = $1 AND ($2::text IS NULL OR status = $2) AND ($3::uuid IS NULL OR id < $3)
      ORDER BY id DESC LIMIT $4`, [endpointId, status, before, limit]);
    return rows.map(shown);
  }

  async find(id: string, tx?: Tx): Promise<WebhookDelivery | undefined> {
    const sql = `SELECT ${columns} FROM delivery WHERE channel = 'webhook' AND id = $1`;
    const [row] = await this.database.rows<Row>(sql, [id], tx);
    return row && shown(row);
  }

  async isTested(tx: Tx, endpointId: string): Promise<boolean> {
    const rows = await rowsIn(tx, `
      SELECT 1 FROM delivery WHERE channel = 'webhook' AND recipient_id = $1 AND next_attempt_at IS NOT NULL AND template = '${testType}' LIMIT 1`,
    [endpointId]);
    return rows.length > 0;
  }

  /** Undefined while it is being sent, and for a test. */
  async again(tx: Tx, id: string): Promise<WebhookDelivery | undefined> {
    const [row] = await rowsIn<Row>(tx, `UPDATE delivery SET ${again} WHERE id = $1 AND ${repeatable} RETURNING ${columns}`, [id]);
    return row && shown(row);
  }

  /** Those that did not succeed, oldest first; returns how many. */
  async allAgain(tx: Tx, endpointId: string, since: string, most: number): Promise<number> {
    const rows = await rowsIn(tx, `
      UPDATE delivery SET ${again} WHERE id IN (
        SELECT id FROM delivery WHERE recipient_id = $1 AND ${repeatable} AND created_at >= $2
          AND status IN ('failed', 'unknown', 'dead', 'no_channel')
        ORDER BY id LIMIT $3)
      RETURNING 1`, [endpointId, since, most]);
    return rows.length;
  }

  /** Who wants it called again believes that it works: it is not left alone any more. */
  async resume(tx: Tx, endpointId: string): Promise<void> {
    await tx.query('UPDATE webhook_endpoint SET paused_until = NULL WHERE id = $1 AND paused_until IS NOT NULL', [endpointId]);
  }
}
