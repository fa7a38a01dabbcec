// Reads a whole audit log and its seals in one snapshot, a page at a time, and tells every row or seal that is not as it was.
import type { Client } from 'pg';
import { ChainCheck, auditRowColumns, sealColumns, type AuditRowText, type Finding, type Seal } from './chain.js';

export interface Verdict {
  /** Rows of the log. */
  rows: number;
  /** Rows that wait for a seal; nothing can be said of them yet. */
  unsealed: number;
  seals: number;
  /** Hash of the last seal; null without any. Noted elsewhere, it proves later that nothing up to it was written anew. */
  head: string | null;
  /** Expected hashes that are the hash of one of the seals. */
  anchors: string[];
  findings: Finding[];
  /** True when there are more than `mostFindings`. */
  more: boolean;
}

/** Whoever changed more than these has changed everything. */
export const mostFindings = 1_000;
const page = 20;

/** `client` may read the schema and is in no transaction. */
export async function verifyAudit(client: Client, schema: string, expected: readonly string[] = []): Promise<Verdict> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    // The log is compared with all seals at once, which may take its time.
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL search_path = ${client.escapeIdentifier(schema)}`);
    const check = new ChainCheck();
    const findings: Finding[] = [];
    const anchors = new Set<string>();
    let seals = 0;
    for (let after = -1; ; ) {
      const { rows: next } = await client.query<Seal & { hash: string }>(
        `SELECT ${sealColumns} FROM audit_seal s WHERE number > $1 ORDER BY number LIMIT ${page}`, [after]);
      const rows = await rowsOf(client, next);
      for (const seal of next) {
        findings.push(...check.next(seal, rows));
        if (expected.includes(seal.hash)) anchors.add(seal.hash);
      }
      seals += next.length;
      if (next.length < page) break;
      after = next.at(-1)!.number;
    }
    findings.push(...(await outsideTheChain(client)));
    const { rows: [count] } = await client.query<{ rows: number; unsealed: number }>(
      'SELECT (SELECT count(*)::int FROM audit_log) AS rows, (SELECT count(*)::int FROM audit_unsealed) AS unsealed');
    return {
      ...count!, seals, head: check.head?.hash ?? null, anchors: [...anchors],
      findings: findings.slice(0, mostFindings), more: findings.length > mostFindings,
    };
  } finally {
    await client.query('ROLLBACK');
  }
}

async function rowsOf(client: Client, seals: readonly Seal[]): Promise<Map<string, AuditRowText>> {
  const { rows } = await client.query<AuditRowText>(
    `SELECT ${auditRowColumns} FROM audit_log a WHERE a.id = ANY($1::uuid[])`, [seals.flatMap(({ rowIds }) => rowIds)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What no seal can show: rows that none holds although they do not wait, rows that wait and are gone, rows held twice. */
async function outsideTheChain(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ kind: 'never' | 'gone' | 'twice'; row: string }>(`
    WITH sealed AS MATERIALIZED (SELECT unnest(row_ids) AS id FROM audit_seal)
    (SELECT 'never' AS kind, a.id::text AS row FROM audit_log a
      WHERE NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.id = a.id) AND NOT EXISTS (SELECT FROM sealed s WHERE s.id = a.id)
      LIMIT ${mostFindings})
    UNION ALL (SELECT 'gone', u.id::text FROM audit_unsealed u WHERE NOT EXISTS (SELECT FROM audit_log a WHERE a.id = u.id) LIMIT ${mostFindings})
    UNION ALL (SELECT 'twice', id::text FROM (SELECT id FROM sealed UNION ALL SELECT id FROM audit_unsealed) held
      GROUP BY id HAVING count(*) > 1 LIMIT ${mostFindings})`);
  return rows.map(({ kind, row }): Finding => {
    if (kind === 'never') return { kind: 'row_never_sealed', row };
    return kind === 'gone' ? { kind: 'row_missing', row, seal: null } : { kind: 'row_sealed_twice', row };
  });
}
