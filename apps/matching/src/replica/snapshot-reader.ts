// The connection of a replica: reads the projection in one snapshot at a time, and hears when something was committed.
import type { Client } from 'pg';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import type { Database } from '#platform/database/database.js';
import { clientBeside } from '#platform/database/data-source.js';

/** An enterprise as the snapshot has it; in which cluster it is told may be where it was before. */
export interface Told {
  enterpriseId: string;
  clusterId: string;
  /** Null when the projection does not know it any more. */
  document: EnterpriseForMatching | null;
}

/** Rows at a time: between two of them everything else of the process has its turn. */
const pageRows = 250;

/** What a snapshot (as `pg_current_snapshot` writes it) does not see yet, or some enterprises. */
export type Since = { snapshot: string } | { enterpriseIds: readonly string[] };

export class SnapshotReader {
  private constructor(private readonly client: Client) {}

  /** Holds a connection beside the pool until `close`. `heard` is called after commits, and when the connection is lost. */
  static async open(database: Database, heard: () => void): Promise<SnapshotReader> {
    const client = clientBeside(database.dataSource);
    const reader = new SnapshotReader(client);
    client.on('notification', heard);
    client.on('end', heard);
    try {
      await client.connect();
      await client.query('LISTEN enterprise_change');
    } catch (error) {
      await reader.close();
      throw error;
    }
    return reader;
  }

  /** Hands over what there is, page by page, and returns the snapshot that all of it was read in. */
  async read(since: Since, take: (page: readonly Told[]) => Promise<void>): Promise<string> {
    const { client } = this;
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      const { rows: [now] } = await client.query<{ snapshot: string }>('SELECT pg_current_snapshot()::text AS snapshot');
      const [sql, params] = question(since);
      await client.query(`DECLARE told NO SCROLL CURSOR FOR ${sql}`, params);
      const next = () => {
        const page = client.query<Told>(`FETCH ${pageRows} FROM told`);
        // Nobody waits for it when taking in the page before it fails.
        page.catch(() => undefined);
        return page;
      };
      for (let coming = next(); ;) {
        const { rows } = await coming;
        // While one page is taken in, Postgres makes the next.
        if (rows.length === pageRows) coming = next();
        await take(rows);
        if (rows.length < pageRows) return now!.snapshot;
      }
    } finally {
      // It only read: there is nothing to keep. On a broken connection there is nobody to tell.
      await client.query('ROLLBACK').catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    // One that is broken has nothing to say goodbye to.
    await this.client.end().catch(() => undefined);
  }
}

function question(since: Since): [string, unknown[]] {
  if ('enterpriseIds' in since)
    return [`SELECT p.id AS "enterpriseId", p.cluster_id AS "clusterId", p.document FROM enterprise_projection p WHERE id = ANY($1)`, [since.enterpriseIds]];
  return [
    `SELECT c.enterprise_id AS "enterpriseId", c.cluster_id AS "clusterId", p.document
     FROM (SELECT DISTINCT enterprise_id, cluster_id FROM enterprise_change WHERE ${unseen('$1', '$2')}) c
     LEFT JOIN enterprise_projection p ON p.id = c.enterprise_id`,
    [oldestOf(since.snapshot), since.snapshot],
  ];
}

/** SQL: changes that a snapshot does not see, whether they are committed by now or not; the first parameter is its oldest transaction. */
export const unseen = (oldest: string, snapshot: string) =>
  `txid >= ${oldest}::bigint AND NOT pg_visible_in_snapshot(txid::text::xid8, ${snapshot}::pg_snapshot)`;

/** The transaction before which everything is over in a snapshot: what a result calls its watermark. */
export const oldestOf = (snapshot: string): string => snapshot.split(':')[0]!;
/** The first transaction that had not begun. */
export const nextOf = (snapshot: string): string => snapshot.split(':')[1]!;
