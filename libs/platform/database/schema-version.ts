// Is the schema the one this build was written for? Readiness fails closed while a migration is missing.
import type { DataSource } from 'typeorm';

/** The migration names of a DataSource. */
export const migrationNames = (dataSource: DataSource): string[] =>
  dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);

/**
 * Names of migrations this build has and the database has not; a missing schema counts as all of them
 * missing.
 */
export async function pendingMigrations(dataSource: DataSource): Promise<string[]> {
  const wanted = migrationNames(dataSource);
  const [table] = await dataSource.query<{ there: boolean }[]>(
    "SELECT to_regclass('migrations') IS NOT NULL AS there",
  );
  if (!table?.there) return wanted;
  const applied = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations');
  const names = new Set(applied.map((row) => row.name));
  return wanted.filter((name) => !names.has(name));
}

/** The statements that would make the schema equal to the entities; empty when they agree. */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map((query) => query.query);
}
