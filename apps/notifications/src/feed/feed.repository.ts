// Reads the feed; the only file here that speaks SQL. Items are written together with their deliveries.
import { Injectable } from '@nestjs/common';
import type { FeedItem, Reference } from '#contracts/notifications/deliveries.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';

interface Row extends Omit<FeedItem, 'refersTo' | 'createdAt' | 'readAt'> {
  refersToType: Reference['type'] | null;
  refersToId: string | null;
  createdAt: Date;
  readAt: Date | null;
}

const columns = `id, template, subject, body, language, reason, refers_to_type AS "refersToType", refers_to_id AS "refersToId",
  created_at AS "createdAt", read_at AS "readAt"`;

const shown = ({ refersToType, refersToId, createdAt, readAt, ...row }: Row): FeedItem => ({
  ...row,
  refersTo: refersToType && refersToId ? { type: refersToType, id: refersToId } : null,
  createdAt: createdAt.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});

@Injectable()
export class FeedRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(recipientIds: readonly string[], before: string | null, unread: boolean, limit: number): Promise<FeedItem[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${columns} FROM feed_item
       WHERE recipient_id = ANY($1) AND ($2::uuid IS NULL OR id < $2) AND (NOT $3::boolean OR read_at IS NULL)
       ORDER BY id DESC LIMIT $4`, [recipientIds, before, unread, limit],
    );
    return rows.map(shown);
  }

  /** The first time counts; undefined when it is none of theirs. */
  async markRead(tx: Tx, recipientIds: readonly string[], id: string): Promise<FeedItem | undefined> {
    const [row] = await rowsIn<Row>(tx,
      `UPDATE feed_item SET read_at = coalesce(read_at, now()) WHERE id = $1 AND recipient_id = ANY($2) RETURNING ${columns}`,
      [id, recipientIds]);
    return row && shown(row);
  }
}
