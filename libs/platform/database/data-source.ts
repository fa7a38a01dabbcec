// One TypeORM DataSource per service: its own schema, every timeout set, no error of an idle client goes
// unheard.
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { Client, type ClientConfig, type Pool } from 'pg';

export type EntityClass = Function | EntitySchema;
export type MigrationClass = new () => MigrationInterface;

export interface DataSourceSettings {
  url: string;
  schema: string;
  entities: readonly EntityClass[];
  migrations: readonly MigrationClass[];
  /** Connections this process may hold; 20 if not given. */
  poolSize?: number;
  applicationName?: string;
  /** 20 s if not given; 0 is no limit, for migrations. */
  statementTimeoutMs?: number;
  /** Told of connections that break, in use or not. */
  onError?: (error: Error) => void;
}

/** Extensions live here, installed by the migration command; every role may use it. */
export const extensionSchema = 'extensions';

export const searchPath = (schema: string) => `${schema},${extensionSchema}`;

export function createDataSource(settings: DataSourceSettings): DataSource {
  const statementMs = settings.statementTimeoutMs ?? 20_000;
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    schema: settings.schema,
    entities: [...settings.entities],
    migrations: [...settings.migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    poolSize: settings.poolSize ?? 20,
    connectTimeoutMS: 5_000,
    applicationName: settings.applicationName ?? settings.schema,
    // The client has told of it already.
    poolErrorHandler: () => undefined,
    logging: false,
    extra: {
      Client: heardClient((error) => settings.onError?.(error)),
      options: `-c search_path=${searchPath(settings.schema)}`,
      statement_timeout: statementMs,
      lock_timeout: 8_000,
      idle_in_transaction_session_timeout: 30_000,
      // The client gives up a little later than the server, for a server that no longer answers at all.
      query_timeout: statementMs === 0 ? 0 : statementMs + 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      idleTimeoutMillis: 30_000,
    },
  });
}

/** The pg pool inside a DataSource: one round trip, no query runner around it. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

/** A connection beside the pool, set up as those in it: for who holds one for good. Whoever asks connects and ends it. */
export function clientBeside(dataSource: DataSource): Client {
  const { options } = poolOf(dataSource) as unknown as { options: ClientConfig & { Client: typeof Client } };
  return new options.Client(options);
}

/** The same for a thread, which has no pool: values that can be handed over. Whoever makes a client of them listens to its errors. */
export function connectionSettings(dataSource: DataSource): ClientConfig {
  const { options } = poolOf(dataSource) as unknown as { options: ClientConfig };
  const plain = Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value !== 'function'));
  // The pool hides it from those who list its settings.
  return { ...plain, password: options.password };
}

/**
 * A client listens to its own errors from its first moment. Between the hands of the pool and those of who asked
 * for it, nobody else does; an error in that moment would end the process.
 */
function heardClient(onError: (error: Error) => void): typeof Client {
  return class extends Client {
    constructor(config?: string | ClientConfig) {
      super(config);
      this.on('error', onError);
    }
  };
}
