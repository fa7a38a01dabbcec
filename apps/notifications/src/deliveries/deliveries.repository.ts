// Reads and writes deliveries for people and for notices, not those of webhooks, which only their owners see.
import { Injectable } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { givenUpStatuses, type Delivery, type DeliveryAbout, type DeliveryChanges, type ListDeliveries, type Reference } from '#contracts/notifications/deliveries.js';
import { currentContext } from '#platform/context.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { mutated } from '#platform/mutants.js';
import { idOfCursor } from '#platform/page.js';
import type { Channel } from './delivery.entity.js';

/** A delivery to be made, with its text when it goes to the feed. */
export interface Intent {
  id: string;
  eventId: string;
  recipientId: string;
  channel: Channel;
  template: string;
  /** Null when it is about no cluster. */
  clusterId: string | null;
  /** Null for a webhook. */
  language: string | null;
  /** What it is about. */
  refersToType: Reference['type'];
  refersToId: string;
  facts: object;
  status: 'pending' | 'sent' | 'no_channel';
  /** For the feed only. */
  item: { subject: string; body: string; reason: string | null; opens: Reference | null } | null;
}

export type Subject = Pick<Intent, 'template' | 'recipientId' | 'clusterId' | 'refersToType' | 'refersToId'>;

const replayable = ['failed', 'unknown', 'dead', 'no_channel'];

const columns = `id, event_id AS "eventId", recipient_id AS "recipientId", channel, template, language, cluster_id AS "clusterId",
  jsonb_build_object('type', refers_to_type, 'id', refers_to_id) AS "refersTo", status, attempts, unknown_sends AS "unknownSends", last_error AS "lastError", next_attempt_at AS "nextAttemptAt",
  created_at AS "createdAt", sent_at AS "sentAt"`;

/** An instant within a document, as JavaScript writes it. */
const isoOf = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

type Shown = Omit<Delivery, 'nextAttemptAt' | 'createdAt' | 'sentAt'> & { nextAttemptAt: Date | null; createdAt: Date; sentAt: Date | null };

const shown = (row: Shown): Delivery => ({
  ...row,
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
});

@Injectable()
export class DeliveriesRepository {
  constructor(private readonly database: Database) {}

  /** Hop 7: what exists already for the same event, recipient, channel and template stays as it is. Returns what is new. */
  async intend(tx: Tx, intents: readonly Intent[]): Promise<Pick<Intent, 'id' | 'status'>[]> {
    if (intents.length === 0) return [];
    return rowsIn<Pick<Intent, 'id' | 'status'>>(tx, `
      WITH intent AS (
        SELECT * FROM jsonb_to_recordset($1::jsonb) AS given(
          id uuid, "eventId" uuid, "recipientId" uuid, channel text, template text, "clusterId" uuid, language text,
          "refersToType" text, "refersToId" uuid, facts jsonb, status text, item jsonb)
      ), made AS (
        INSERT INTO delivery (id, event_id, recipient_id, channel, template, cluster_id, language, refers_to_type,
          refers_to_id, facts, status, request_id, next_attempt_at, sent_at)
        SELECT id, ${mutated('delivery.no-key') ? 'gen_random_uuid()' : '"eventId"'}, "recipientId", channel, template, "clusterId", language, "refersToType", "refersToId", facts, status, $2,
          CASE status WHEN 'pending' THEN now() END, CASE status WHEN 'sent' THEN now() END
        FROM intent
        ON CONFLICT ON CONSTRAINT delivery_once DO NOTHING
        RETURNING id, status
      ), fed AS (
        INSERT INTO feed_item (id, recipient_id, template, language, subject, body, reason, refers_to_type, refers_to_id)
        SELECT id, "recipientId", template, language, item->>'subject', item->>'body', item->>'reason',
          item->'opens'->>'type', (item->'opens'->>'id')::uuid
        FROM intent JOIN made USING (id) WHERE channel = 'feed'
      )
      SELECT id, status FROM made`, [JSON.stringify(intents), currentContext()?.requestId ?? null]);
  }

  /** What a delivery is about; undefined when it is gone. */
  async subject(tx: Tx, id: string): Promise<Subject | undefined> {
    const [row] = await rowsIn<Subject>(tx, `
      SELECT template, recipient_id AS "recipientId", cluster_id AS "clusterId", refers_to_type AS "refersToType",
        refers_to_id AS "refersToId" FROM delivery WHERE id = $1`, [id]);
    return row;
  }

  /** Newest first; up to one more than the limit. `clusters` null is no limit. */
  async list(filter: Input<typeof ListDeliveries>, clusters: readonly string[] | null): Promise<Delivery[]> {
    const rows = await this.database.query<Shown>(
      `SELECT ${columns} FROM delivery
       WHERE channel <> 'webhook' AND ($1::uuid IS NULL OR id < $1) AND ($2::uuid[] IS NULL OR cluster_id = ANY($2))
         AND ($3::uuid IS NULL OR cluster_id = $3) AND ($4::text IS NULL OR status = $4)
         AND ($5::uuid IS NULL OR recipient_id = $5)
       ORDER BY id DESC LIMIT $6`,
      [
        idOfCursor(filter.cursor), clusters, filter.clusterId ?? null, filter.status ?? null, filter.recipientId ?? null,
        filter.limit + 1,
      ],
    );
    return rows.map(shown);
  }

  /** What was sent about some things, with every attempt; the earliest first. */
  async about(ids: readonly string[], clusters: readonly string[] | null): Promise<DeliveryAbout[]> {
    const rows = await this.database.query<Shown & Pick<DeliveryAbout, 'tries'>>(
      `SELECT ${columns},
         coalesce((SELECT jsonb_agg(jsonb_build_object('number', a.number, 'startedAt', ${isoOf('a.started_at')}, 'endedAt', ${isoOf('a.ended_at')},
           'outcome', a.outcome) ORDER BY a.number) FROM delivery_attempt a WHERE a.delivery_id = delivery.id), '[]') AS tries
       FROM delivery
       WHERE channel <> 'webhook' AND refers_to_id = ANY($1) AND ($2::uuid[] IS NULL OR cluster_id = ANY($2))
       ORDER BY id LIMIT 200`,
      [ids, clusters],
    );
    return rows.map((row) => ({ ...shown(row), tries: row.tries }));
  }

  /** `since`: ISO instant. A delivery is given up with its last attempt, or at once where there is no address. */
  async changes(since: string, clusters: readonly string[] | null): Promise<DeliveryChanges> {
    const [row] = await this.database.query<DeliveryChanges>(
      `SELECT count(*)::int AS "givenUp", count(*) FILTER (WHERE coalesce(
           (SELECT max(ended_at) FROM delivery_attempt WHERE delivery_id = delivery.id), created_at) >= $1)::int AS "newGivenUp"
       FROM delivery
       WHERE channel = 'email' AND status = ANY($3) AND next_attempt_at IS NULL AND ($2::uuid[] IS NULL OR cluster_id = ANY($2))`,
      [since, clusters, givenUpStatuses],
    );
    return row!;
  }

  /** Undefined when there is none in these clusters. */
  async find(tx: Tx, id: string, clusters: readonly string[] | null): Promise<Delivery | undefined> {
    const [row] = await rowsIn<Shown>(
      tx, `SELECT ${columns} FROM delivery WHERE channel <> 'webhook' AND id = $1 AND ($2::uuid[] IS NULL OR cluster_id = ANY($2))`, [id, clusters],
    );
    return row && shown(row);
  }

  /** Due at once, with all its retries before it; undefined when it is sent, waits anyway or is being sent. */
  async replay(tx: Tx, id: string): Promise<Delivery | undefined> {
    const [row] = await rowsIn<Shown>(tx, `
      UPDATE delivery SET status = 'pending', refusals = 0, unknowns = 0, next_attempt_at = now()
      WHERE id = $1 AND channel = 'email' AND status = ANY($2) AND (leased_until IS NULL OR leased_until <= now())
      RETURNING ${columns}`, [id, replayable]);
    return row && shown(row);
  }
}
