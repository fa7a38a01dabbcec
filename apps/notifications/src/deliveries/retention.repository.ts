// Forgets what is long over: names and titles must not stay for ever, and the tables must not grow for ever.
import { Injectable } from '@nestjs/common';
import { Database, rowsIn } from '#platform/database/database.js';

@Injectable()
export class RetentionRepository {
  constructor(private readonly database: Database) {}

  /** Deletes deliveries that ended and are older than `days`, with attempts and feed items, in batches; returns how many. */
  async sweep(days: number, batch = 1_000): Promise<number> {
    for (let total = 0; ;) {
      const went = await this.sweepBatch(days, batch);
      total += went;
      if (went < batch) return total;
    }
  }

  private sweepBatch(days: number, batch: number): Promise<number> {
    return this.database.transaction(async (tx) => {
      const old = await rowsIn<{ id: string }>(tx, `
        SELECT id FROM delivery WHERE next_attempt_at IS NULL AND created_at < now() - make_interval(days => $1)
        ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED`, [days, batch]);
      const ids = [old.map(({ id }) => id)];
      await tx.query('DELETE FROM delivery_attempt WHERE delivery_id = ANY($1)', ids);
      await tx.query('DELETE FROM feed_item WHERE id = ANY($1)', ids);
      await tx.query('DELETE FROM delivery WHERE id = ANY($1)', ids);
      await tx.query(`DELETE FROM webhook_endpoint e
        WHERE state = 'deleted' AND updated_at < now() - interval '1 day' AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.recipient_id = e.id)`);
      return old.length;
    });
  }
}
