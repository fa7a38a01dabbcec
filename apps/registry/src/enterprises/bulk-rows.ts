// Many rows in one statement with one parameter: an import brings thousands, which take the ORM seconds.
import { rowsIn, type Tx } from '#platform/database/database.js';
import type { DataSource } from 'typeorm';

type EntityOf<R> = new () => R;

/** Returns the ids of the rows. */
export async function insertRows<R extends { id: string }>(tx: Tx, entity: EntityOf<R>, rows: readonly R[]): Promise<Set<string>> {
  if (rows.length > 0) await insertRecords(tx, entity, arrayOf([recordsOf(tx.dataSource, entity, rows)]));
  return new Set(rows.map(({ id }) => id));
}

/** The same of rows that were made records before, in a JSON array. */
export async function insertRecords<R extends { id: string }>(tx: Tx, entity: EntityOf<R>, records: string): Promise<void> {
  const { tableName } = tx.dataSource.getMetadata(entity);
  await tx.query(`INSERT INTO ${tableName} SELECT * FROM json_populate_recordset(NULL::${tableName}, $1)`, [records]);
}

/** Writes each row over the one of the version before; returns the ids of those that were at that version. */
export async function replaceRows<R extends { id: string; version: number }>(
  tx: Tx,
  entity: EntityOf<R>,
  rows: readonly R[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const { tableName, columns } = tx.dataSource.getMetadata(entity);
  const written = await rowsIn<{ id: string }>(
    tx,
    `UPDATE ${tableName} old SET ${columns.map(({ databaseName: name }) => `${name} = new.${name}`).join()}
     FROM jsonb_populate_recordset(NULL::${tableName}, $1) new
     WHERE old.id = new.id AND old.version = new.version - 1 RETURNING old.id`,
    [arrayOf([recordsOf(tx.dataSource, entity, rows)])],
  );
  return new Set(written.map(({ id }) => id));
}

/** The rows as JSON records by column, with commas between them; a column that a record has not is null. */
export function recordsOf<R extends object>(dataSource: DataSource, entity: EntityOf<R>, rows: readonly R[]): string {
  const columns = dataSource.getMetadata(entity).columns.map(({ propertyName, databaseName }) => [databaseName, propertyName as keyof R] as const);
  return listOf(rows.map((row) => {
    const record: Record<string, unknown> = {};
    for (const [column, property] of columns) if (row[property] !== null) record[column] = row[property];
    return record;
  }));
}

/** Values as JSON with commas between them. */
export const listOf = (values: readonly object[]) => JSON.stringify(values).slice(1, -1);

/** Lists, none of them empty, as one JSON array. */
export const arrayOf = (lists: readonly string[]) => `[${lists.join()}]`;
