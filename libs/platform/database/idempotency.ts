// Idempotency keys: a repeated request finds what the first one answered; a key with another body is refused.
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { sqlStateOf } from '../failure.js';
import type { Tx } from './database.js';
import { deleteInChunks } from './sweep.js';

const lockNotAvailable = '55P03';

interface Queryable {
  query<R>(sql: string, params?: unknown[], name?: string): Promise<R[]>;
}

const accountOf = (context: RequestContext) => context.actor?.accountId ?? 'nobody';
export const keyOf = (context: RequestContext) => `${accountOf(context)} ${context.idempotency?.key ?? ''}`;

/** Columns of `idempotency_key`, for writers that do all in one statement. */
export const idempotencyColumns = 'account_id, key, route, body_hash, response';

/** The values for `idempotencyColumns`, in that order. */
function idempotencyValues(context: RequestContext, response: unknown): unknown[] {
  const { account_id, key, route, body_hash } = idempotencyRecord(context, response);
  return [account_id, key, route, body_hash, JSON.stringify(response ?? null)];
}

/** The columns of `idempotencyRecord`, typed for jsonb_to_recordset. */
export const idempotencyRecordType = 'account_id text, key text, route text, body_hash text, response jsonb';

/**
 * The key as a record, by column. A one-statement writer inserts it with `ON CONFLICT DO NOTHING RETURNING …`, does the
 * rest only where that returned something, and calls `database.storedResponse(context)` where it did not.
 */
export function idempotencyRecord(context: RequestContext, response: unknown) {
  const { key, route, bodyHash } = context.idempotency ?? missing();
  return { account_id: accountOf(context), key, route, body_hash: bodyHash, response: response ?? null };
}

function missing(): never {
  throw new DomainError('idempotency_key_missing', 'Send an Idempotency-Key header with this request.');
}

/**
 * True when the key was free and now belongs to this transaction. Waits for another transaction that holds
 * it.
 */
export async function reserveKey(tx: Tx, context: RequestContext): Promise<boolean> {
  try {
    const rows: unknown[] = await tx.query(
      `INSERT INTO idempotency_key (${idempotencyColumns}) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING 1`,
      idempotencyValues(context, null),
    );
    return rows.length === 1;
  } catch (error) {
    if (sqlStateOf(error) !== lockNotAvailable) throw error;
    throw new DomainError(
      'request_in_progress',
      'The first request with this Idempotency-Key is still at work. Try again.',
    );
  }
}

export async function keepResponse(tx: Tx, context: RequestContext, response: unknown): Promise<void> {
  await tx.query('UPDATE idempotency_key SET response = $3 WHERE account_id = $1 AND key = $2', [
    accountOf(context),
    context.idempotency?.key,
    JSON.stringify(response ?? null),
  ]);
}

export async function storedResponse<T>(
  database: Queryable,
  context: RequestContext,
): Promise<T | undefined> {
  const { key, route, bodyHash } = context.idempotency ?? missing();
  const [row] = await database.query<{ route: string; body_hash: string; response: T }>(
    'SELECT route, body_hash, response FROM idempotency_key WHERE account_id = $1 AND key = $2',
    [accountOf(context), key],
  );
  if (!row) return undefined;
  if (row.route !== route || row.body_hash !== bodyHash) {
    throw new DomainError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Use a new key for a new request.',
    );
  }
  return row.response;
}

/** Deletes keys older than `days`; returns how many went. */
export function sweepIdempotencyKeys(database: Queryable, days: number, chunk?: number): Promise<number> {
  return deleteInChunks(
    database,
    (limit) => `DELETE FROM idempotency_key WHERE (account_id, key) IN (
       SELECT account_id, key FROM idempotency_key
       WHERE created_at < now() - make_interval(days => $1) LIMIT ${limit}
     ) RETURNING 1`,
    [days],
    chunk,
  );
}
