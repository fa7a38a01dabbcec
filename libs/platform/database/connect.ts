// Connects to Postgres at start, waiting for it as long as it takes.
import type { DataSource } from 'typeorm';
import type { ServiceOptions } from '../app.js';
import { backoffMs, describeFailure } from '../failure.js';
import type { Log } from '../log.js';
import { createDataSource } from './data-source.js';
import { Database } from './database.js';

export async function connectDatabase(options: ServiceOptions, log: Log): Promise<Database | null> {
  const { config, database, name } = options;
  if (!database) return null;
  if (!config.DATABASE_URL) throw new Error(`${name} has tables: set DATABASE_URL.`);
  for (let attempt = 1; ; attempt += 1) {
    // One that is closed already may lose its last connections to a server that stops: that is no news.
    const onError = (error: Error) => {
      if (dataSource.isInitialized) log.warn({ reason: describeFailure(error) }, 'A Postgres connection broke');
    };
    const dataSource: DataSource = createDataSource({
      url: config.DATABASE_URL,
      schema: database.schema ?? name,
      entities: database.entities,
      migrations: database.migrations,
      poolSize: config.DATABASE_POOL,
      applicationName: name,
      onError,
    });
    try {
      await dataSource.initialize();
      return new Database(dataSource);
    } catch (error) {
      const { code } = error as { code?: string };
      // A wrong password or a database that is not there does not get better by waiting.
      if (code === '28P01' || code === '3D000' || code === '28000') throw error;
      log.warn({ reason: describeFailure(error) }, 'Postgres cannot be reached yet');
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt, 200, 3_000)));
    }
  }
}
