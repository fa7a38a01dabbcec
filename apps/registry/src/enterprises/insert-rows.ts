// Many rows in one statement with one parameter: an import brings thousands, which take the ORM seconds.
import { rowsIn, type Tx } from '#platform/database/database.js';

/** Returns the ids of the rows written. With `skipTaken` rows that break a unique index are left out. */
export async function insertRows<R extends { id: string }>(
  tx: Tx,
  entity: new () => R,
  rows: readonly R[],
  { skipTaken }: { skipTaken: boolean },
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const { tableName, columns } = tx.dataSource.getMetadata(entity);
  const records = rows.map((row) =>
    Object.fromEntries(
      columns.map(({ propertyName, databaseName }) => [databaseName, row[propertyName as keyof R]]),
    ),
  );
  const written = await rowsIn<{ id: string }>(
    tx,
    `INSERT INTO ${tableName} SELECT * FROM jsonb_populate_recordset(NULL::${tableName}, $1)
     ${skipTaken ? 'ON CONFLICT DO NOTHING' : ''} RETURNING id`,
    [JSON.stringify(records)],
  );
  return new Set(written.map(({ id }) => id));
}
