// The SQL of what time does to invitations: which are to be reminded, which proposals have reached their cut-off.
import { Injectable } from '@nestjs/common';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { NewInvitation } from './invitations.repository.js';

/** Nobody answered, or the other side has said yes to another quantity since. */
const isToBeReminded = `
  i.status = 'open' AND i.reminded_at IS NULL AND i.remind_at <= clock_timestamp() AND i.closes_at > clock_timestamp()
  AND (i.answer IS NULL OR EXISTS (
    SELECT FROM invitation c WHERE c.proposal_id = i.proposal_id AND c.status = 'open' AND c.side <> i.side
      AND c.reply_quantity <> i.reply_quantity AND c.replied_at > i.replied_at))`;

@Injectable()
export class CutOffRepository {
  constructor(private readonly database: Database) {}

  async toRemind(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM invitation i WHERE ${isToBeReminded} ORDER BY remind_at LIMIT $1`, [limit],
    );
    return rows.map((row) => row.id);
  }

  /** Null when there is nothing to remind of any more. */
  async claimReminder(tx: Tx, id: string): Promise<(NewInvitation & { version: number }) | null> {
    const [row] = await rowsIn<NewInvitation & { version: number }>(
      tx,
      `UPDATE invitation i SET reminded_at = clock_timestamp() WHERE i.id = $1 AND ${isToBeReminded}
       RETURNING id, version, proposal_id AS "proposalId", cluster_id AS "clusterId", side,
         organisation_id AS "organisationId"`,
      [id],
    );
    return row ?? null;
  }

  async toSettle(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT proposal_id AS id FROM invitation WHERE status = 'open' AND closes_at <= clock_timestamp()
       GROUP BY proposal_id ORDER BY min(closes_at) LIMIT $1`,
      [limit],
    );
    return rows.map((row) => row.id);
  }
}
