// Seals the audit log in batches, after the deeds have committed. A deed leaves the ids of its entries in `audit_unsealed` in
// its own transaction, so one that commits late waits there when it is its turn: no clock and no order of ids decides.
import { rowsIn, type Database, type Tx } from '../database/database.js';
import { auditRowColumns, nowInUtc, sealOver, type AuditRowText } from './chain.js';

/** How long an entry waits for its seal when all is well. */
export const sealMs = 5_000;
const lockKey = 4_711_036;
/** Rows under one seal: what a changed byte is searched among, and what one transaction holds. */
const batch = 500;

/** Seals whatever waits; returns how many rows that were. Where another process seals, that one does it. */
export async function sealAudit(database: Database): Promise<number> {
  for (let all = 0; ; ) {
    const sealed = await database.transaction(sealBatch);
    all += sealed;
    if (sealed < batch) return all;
  }
}

/** Seconds since the oldest entry without a seal was written; 0 when none waits. */
export async function unsealedAge(database: Database): Promise<number> {
  const [oldest] = await database.query<{ age: number }>(
    `SELECT extract(epoch FROM now() - a.occurred_at)::float8 AS age
     FROM audit_unsealed u JOIN audit_log a ON a.id = u.id ORDER BY u.id LIMIT 1`,
  );
  return Math.max(0, oldest?.age ?? 0);
}

async function sealBatch(tx: Tx): Promise<number> {
  const [lock] = await rowsIn<{ mine: boolean }>(tx, 'SELECT pg_try_advisory_xact_lock($1, hashtext(current_schema())) AS mine', [lockKey]);
  if (!lock!.mine) return 0;
  const rows = await rowsIn<AuditRowText>(
    tx,
    `SELECT ${auditRowColumns} FROM audit_unsealed u JOIN audit_log a ON a.id = u.id ORDER BY u.id LIMIT ${batch}`,
  );
  if (rows.length === 0) return 0;
  const [head] = await rowsIn<{ number: number; hash: string }>(tx, 'SELECT number::int, hash FROM audit_seal ORDER BY number DESC LIMIT 1');
  const [clock] = await rowsIn<{ now: string }>(tx, `SELECT ${nowInUtc} AS now`);
  const seal = sealOver(rows, head, clock!.now);
  await tx.query(
    `INSERT INTO audit_seal (number, sealed_at, previous, row_ids, row_hashes, hash)
     VALUES ($1, $2::timestamp AT TIME ZONE 'UTC', $3, $4::uuid[], $5, $6)`,
    [seal.number, seal.sealedAt, seal.previous, seal.rowIds, seal.rowHashes, seal.hash],
  );
  await tx.query('DELETE FROM audit_unsealed WHERE id = ANY($1::uuid[])', [seal.rowIds]);
  return rows.length;
}
