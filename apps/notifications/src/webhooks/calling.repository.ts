// What a caller needs to know of endpoints and their due deliveries, and how the endpoints fare, in SQL.
import { Injectable } from '@nestjs/common';
import { testType, type WebhookEndpoint } from '#contracts/notifications/webhooks.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { EndpointState } from './webhook-endpoint.entity.js';

export interface CallableEndpoint {
  url: string;
  state: EndpointState;
  /** Of the secrets that are valid now, newest first. */
  sealed: Buffer[];
}

/** Due, held by nobody, and its endpoint not left alone for a while; a test is made all the same. */
const callable = `d.channel = 'webhook' AND d.next_attempt_at <= now() AND (d.leased_until IS NULL OR d.leased_until <= now())
  AND (e.paused_until IS NULL OR e.paused_until <= now() OR d.template = '${testType}')`;

@Injectable()
export class CallingRepository {
  constructor(private readonly database: Database) {}

  /** Endpoints for which something is due. */
  async endpoints(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT e.id FROM webhook_endpoint e WHERE EXISTS (SELECT 1 FROM delivery d WHERE d.recipient_id = e.id AND ${callable}) LIMIT $1`,
      [limit], 'webhook-endpoints-due',
    );
    return rows.map(({ id }) => id);
  }

  /** The delivery that has been due longest. */
  async next(endpointId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT d.id FROM delivery d JOIN webhook_endpoint e ON e.id = d.recipient_id WHERE d.recipient_id = $1 AND ${callable}
       ORDER BY d.next_attempt_at LIMIT 1`, [endpointId], 'webhook-next',
    );
    return row?.id;
  }

  async endpoint(id: string): Promise<CallableEndpoint | undefined> {
    const [row] = await this.database.query<CallableEndpoint>(
      `SELECT url, state, ARRAY(SELECT s.sealed FROM webhook_secret s
         WHERE s.endpoint_id = e.id AND (s.ends_at IS NULL OR s.ends_at > now()) ORDER BY s.id DESC) AS sealed
       FROM webhook_endpoint e WHERE id = $1`, [id], 'webhook-endpoint',
    );
    return row;
  }

  async succeeded(tx: Tx, id: string): Promise<void> {
    await tx.query(`
      UPDATE webhook_endpoint SET failures = 0, failing_since = NULL, paused_until = NULL WHERE id = $1 AND failing_since IS NOT NULL`, [id]);
  }

  /** Leaves it alone for a while after so many failures in a row. Returns for how long no call has succeeded, in ms. */
  async failed(tx: Tx, id: string, { failures, openMs }: { failures: number; openMs: number }): Promise<number> {
    const [row] = await rowsIn<{ failingMs: number }>(tx, `
      UPDATE webhook_endpoint SET failures = failures + 1, failing_since = coalesce(failing_since, now()),
        paused_until = CASE WHEN failures + 1 >= $2 THEN now() + $3 * interval '1 millisecond' END
      WHERE id = $1 RETURNING extract(epoch FROM now() - failing_since)::float8 * 1000 AS "failingMs"`, [id, failures, openMs]);
    return row?.failingMs ?? 0;
  }

  /** Undefined when it was off already. */
  async disable(
    tx: Tx, id: string, because: 'failing' | 'gone',
  ): Promise<Pick<WebhookEndpoint, 'owner' | 'ownerId' | 'version'> | undefined> {
    const [row] = await rowsIn<Pick<WebhookEndpoint, 'owner' | 'ownerId' | 'version'>>(tx, `
      UPDATE webhook_endpoint SET state = $2, version = version + 1, updated_at = now()
      WHERE id = $1 AND state = 'active' RETURNING owner, owner_id AS "ownerId", version`, [id, because]);
    return row;
  }
}
