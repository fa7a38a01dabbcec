// Reads and writes webhook endpoints and their secrets; the only file here that speaks SQL about them for people.
import { Injectable } from '@nestjs/common';
import type { WebhookEndpoint, WebhookEndpointChange } from '#contracts/notifications/webhooks.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import type { EndpointScope } from '../access.js';
import type { EndpointState } from './webhook-endpoint.entity.js';

interface Row {
  id: string;
  version: number;
  owner: WebhookEndpoint['owner'];
  ownerId: string;
  url: string;
  description: string | null;
  types: WebhookEndpoint['types'];
  state: EndpointState;
  failingSince: Date | null;
  secrets: { createdAt: string; endsAt: string | null }[] | null;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
}

const columns = `id, version, owner, owner_id AS "ownerId", url, description, types, state, failing_since AS "failingSince",
  created_by AS "createdBy", created_at AS "createdAt", updated_at AS "updatedAt",
  (SELECT jsonb_agg(jsonb_build_object('createdAt', s.created_at, 'endsAt', s.ends_at) ORDER BY s.id DESC)
   FROM webhook_secret s WHERE s.endpoint_id = webhook_endpoint.id AND (s.ends_at IS NULL OR s.ends_at > now())) AS secrets`;

const iso = (time: string | Date) => new Date(time).toISOString();

const shown = ({ state, secrets, failingSince, createdAt, updatedAt, ...row }: Row): WebhookEndpoint => ({
  ...row,
  active: state === 'active',
  inactiveBecause: state === 'active' || state === 'deleted' ? null : state,
  failingSince: failingSince && iso(failingSince),
  secrets: (secrets ?? []).map((each) => ({ createdAt: iso(each.createdAt), endsAt: each.endsAt && iso(each.endsAt) })),
  createdAt: iso(createdAt),
  updatedAt: iso(updatedAt),
});

/** The condition that holds for the endpoints in a scope, over two parameters that begin at `$first`. */
const inScope = (first: number) => `state <> 'deleted' AND owner = $${first} AND ($${first + 1}::uuid[] IS NULL OR owner_id = ANY($${first + 1}))`;
const scopeValues = (scope: EndpointScope): [WebhookEndpoint['owner'], readonly string[] | null] =>
  ('organisationIds' in scope ? ['organisation', scope.organisationIds] : ['cluster', scope.clusterIds]);

export type NewEndpoint = Pick<WebhookEndpoint, 'id' | 'owner' | 'ownerId' | 'url' | 'description' | 'types' | 'createdBy'>;

@Injectable()
export class EndpointsRepository {
  constructor(private readonly database: Database) {}

  /** Newest first; up to one more than the limit. */
  async list(scope: EndpointScope, before: string | null, limit: number): Promise<WebhookEndpoint[]> {
    const rows = await this.database.query<Row>(`
      SELECT ${columns} FROM webhook_endpoint
      WHERE ${inScope(1)} AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`, [...scopeValues(scope), before, limit]);
    return rows.map(shown);
  }

  /** Undefined when there is none in this scope. */
  async find(id: string, scope: EndpointScope, tx?: Tx): Promise<WebhookEndpoint | undefined> {
    const [row] = await this.database.rows<Row>(`SELECT ${columns} FROM webhook_endpoint WHERE ${inScope(1)} AND id = $3`, [...scopeValues(scope), id], tx);
    return row && shown(row);
  }

  /** The same, and until the end of the transaction nobody else changes it. */
  async lock(tx: Tx, id: string, scope: EndpointScope): Promise<WebhookEndpoint | undefined> {
    const [row] = await rowsIn<Row>(tx, `
      SELECT ${columns} FROM webhook_endpoint WHERE ${inScope(1)} AND id = $3 FOR UPDATE`, [...scopeValues(scope), id]);
    return row && shown(row);
  }

  /** Of one owner, whose endpoints nobody else adds to until the end of the transaction. */
  async count(tx: Tx, ownerId: string): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`webhook ${ownerId}`]);
    const [row] = await rowsIn<{ count: number }>(
      tx, "SELECT count(*)::int AS count FROM webhook_endpoint WHERE owner_id = $1 AND state <> 'deleted'", [ownerId],
    );
    return row!.count;
  }

  async insert(tx: Tx, made: NewEndpoint): Promise<void> {
    await tx.query(`
      INSERT INTO webhook_endpoint (id, owner, owner_id, url, description, types, state, created_by)
      VALUES ($1, $2, $3, $4, $5, $6, 'active', $7)`,
    [made.id, made.owner, made.ownerId, made.url, made.description, made.types, made.createdBy]);
  }

  /** Switched on it begins with a clean sheet. */
  async change(tx: Tx, id: string, { url, description, types, active }: WebhookEndpointChange): Promise<void> {
    await tx.query(`
      UPDATE webhook_endpoint SET version = version + 1, updated_at = now(),
        url = coalesce($2, url), description = CASE WHEN $3 THEN $4 ELSE description END, types = coalesce($5, types),
        state = CASE WHEN $6 THEN 'active' WHEN NOT $6 AND state = 'active' THEN 'owner' ELSE state END,
        failures = CASE WHEN $6 THEN 0 ELSE failures END,
        failing_since = CASE WHEN $6 THEN NULL ELSE failing_since END,
        paused_until = CASE WHEN $6 THEN NULL ELSE paused_until END
      WHERE id = $1`,
    [id, url ?? null, description !== undefined, description ?? null, types ?? null, active ?? null]);
  }

  /** Its row stays, without address and secrets, until its deliveries are forgotten. */
  async delete(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM webhook_secret WHERE endpoint_id = $1', [id]);
    await tx.query(`
      UPDATE webhook_endpoint SET state = 'deleted', url = '', description = NULL, failing_since = NULL, paused_until = NULL,
        version = version + 1, updated_at = now() WHERE id = $1`, [id]);
  }

  /** The new secret; those before it end after so many seconds, or sooner if they were to; those that have ended go. */
  async addSecret(tx: Tx, endpointId: string, sealed: Buffer, overlapSeconds = 0): Promise<void> {
    await tx.query('DELETE FROM webhook_secret WHERE endpoint_id = $1 AND ends_at <= now()', [endpointId]);
    await tx.query(`
      UPDATE webhook_secret SET ends_at = least(ends_at, now() + make_interval(secs => $2)) WHERE endpoint_id = $1`,
    [endpointId, overlapSeconds]);
    await tx.query('INSERT INTO webhook_secret (id, endpoint_id, sealed) VALUES ($1, $2, $3)', [newId(), endpointId, sealed]);
  }

  /** Counts a change that is not one of its own columns. */
  async touch(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE webhook_endpoint SET version = version + 1, updated_at = now() WHERE id = $1', [id]);
  }
}
