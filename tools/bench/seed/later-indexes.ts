// Indexes and foreign keys taken off while very many rows are loaded, and put back as the catalogue described them: the end is the
// migrated schema, checked by Postgres itself, and building an index once is several times faster than adding row by row.
import { Client } from 'pg';

interface Described {
  drop: string;
  make: string;
}

/** Returns the statements that put everything back. */
export async function withoutIndexes(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows: foreignKeys } = await client.query<Described>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS make
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::text[]::regclass[])`,
    [tables],
  );
  const { rows: indexes } = await client.query<Described>(
    `SELECT format('DROP INDEX %s', indexrelid::regclass) AS drop, pg_get_indexdef(indexrelid) AS make
     FROM pg_index i WHERE indrelid = ANY($1::text[]::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u', 'x'))`,
    [tables],
  );
  const all = [...foreignKeys, ...indexes];
  for (const { drop } of all) await client.query(drop);
  return all.map(({ make }) => make);
}

/** Runs the statements over some connections side by side; the longest are told. */
export async function sideBySide(postgresUrl: string, statements: readonly string[], atOnce: number, say: (line: string) => void): Promise<void> {
  const left = [...statements];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    const client = new Client({ connectionString: postgresUrl });
    await client.connect();
    try {
      await client.query("SET maintenance_work_mem = '512MB'");
      for (let next = left.shift(); next; next = left.shift()) {
        const begin = performance.now();
        await client.query(next);
        const seconds = (performance.now() - begin) / 1000;
        if (seconds > 1) say(`  ${seconds.toFixed(1)} s: ${next.slice(0, 110)}`);
      }
    } finally {
      await client.end();
    }
  }));
}
