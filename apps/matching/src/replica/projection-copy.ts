// All of the projection in one snapshot, as fast as one connection brings it: a copy in bytes costs a fifth of what rows of a query do.
import { Client, Query, type ClientConfig } from 'pg';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';

/** What Postgres sends before the first row, and as a row after the last one. */
const headerBytes = 19;
const signature = Buffer.from('PGCOPY\n');
const noRow = -1;
/** A length of four bytes and 16 of a UUID; a length and the version of jsonb; before them how many columns there are. */
const clusterAt = 2 + 4;
const documentAt = clusterAt + 16 + 4 + 1;
const jsonbVersion = 1;
/** It takes as long as it takes; a server that is gone is noticed by the connection, which is kept alive. */
const patience = { statement_timeout: 0, query_timeout: 0 };

/**
 * Calls `take` for each enterprise, in any order; returns the snapshot that all were read in, as `pg_current_snapshot` writes it.
 * Rejects with whatever breaks the connection, or what `take` throws.
 */
export async function readProjection(connection: ClientConfig, take: (clusterId: string, document: EnterpriseForMatching) => void): Promise<string> {
  const client = new Client({ ...connection, ...patience });
  // Whoever waits for an answer hears of it as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows: [now] } = await client.query<{ snapshot: string }>('SELECT pg_current_snapshot()::text AS snapshot');
    await copied(client, 'COPY (SELECT cluster_id, document FROM enterprise_projection) TO STDOUT (FORMAT binary)', (row) => {
      if (row[documentAt - 1] !== jsonbVersion) throw new Error(`jsonb of version ${row[documentAt - 1]} is not known`);
      take(uuidOf(row.toString('hex', clusterAt, clusterAt + 16)), JSON.parse(row.toString('utf8', documentAt)) as EnterpriseForMatching);
    });
    return now!.snapshot;
  } finally {
    // One that is broken has nothing to say goodbye to.
    await client.end().catch(() => undefined);
  }
}

/** Calls `take` for each row of a COPY in binary form: what it gets is there only until it returns. */
function copied(client: Client, text: string, take: (row: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = new CopyOut(text, take);
    query.on('error', reject).on('end', () => resolve());
    client.query(query);
  });
}

class CopyOut extends Query {
  private failed = false;

  constructor(
    text: string,
    private readonly take: (row: Buffer) => void,
  ) {
    super(text);
  }

  /** As `pg` calls it for each message. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.failed) return;
    const row = chunk.subarray(0, signature.length).equals(signature) ? chunk.subarray(headerBytes) : chunk;
    try {
      if (row.readInt16BE(0) !== noRow) this.take(row);
    } catch (error) {
      this.failed = true;
      this.emit('error', error);
    }
  }
}

const uuidOf = (hex: string) => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
