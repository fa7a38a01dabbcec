// The one door to the schema `inclusion`, by its own role. What breaks behind it is told without what was written or asked.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DomainError } from '#contracts/errors.js';
import { CONFIG } from '#platform/app.js';
import { sealAudit, sealMs } from '#platform/audit-chain/sealer.js';
import { createDataSource } from '#platform/database/data-source.js';
import { Database, type Tx } from '#platform/database/database.js';
import { pendingMigrations } from '#platform/database/schema-version.js';
import { describeFailure, sqlStateOf } from '#platform/failure.js';
import { LOG, type Log } from '#platform/log.js';
import { Timers } from '#platform/timers.js';
import type { RegistryConfig } from '../config.js';
import { entities, migrations } from './database.js';

const connections = 5;

@Injectable()
export class InclusionDatabase implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly dataSource: DataSource | null;
  private readonly timers: Timers;
  private opened: Promise<Database> | undefined;

  constructor(@Inject(CONFIG) { INCLUSION_DATABASE_URL: url }: RegistryConfig, @Inject(LOG) private readonly log: Log) {
    this.timers = new Timers(log);
    const onError = (error: Error) => {
      if (this.dataSource?.isInitialized) log.warn({ reason: describeFailure(error) }, 'A connection to the inclusion categories broke');
    };
    this.dataSource = url === undefined ? null : createDataSource({
      url, schema: 'inclusion', entities, migrations, poolSize: connections, applicationName: 'registry-inclusion', onError,
    });
  }

  onApplicationBootstrap(): void {
    if (this.dataSource) this.timers.start({ name: 'seal-inclusion-audit', everyMs: sealMs, run: async () => sealAudit(await this.open()) });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.timers.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource?.isInitialized) await this.dataSource.destroy();
  }

  /** Whether this registry was given an address for them; without one it keeps none. */
  get configured(): boolean {
    return this.dataSource !== null;
  }

  /** Connects, the first time; fails while a migration is missing, and may be tried again. */
  open(): Promise<Database> {
    this.opened ??= this.connect().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const database = await this.open();
    return database.transaction(work).catch((error: unknown) => {
      throw error instanceof DomainError ? error : withoutContents(error);
    });
  }

  private async connect(): Promise<Database> {
    if (!this.dataSource) {
      throw new DomainError('service_unavailable', 'Inclusion categories are not kept here: the operator sets INCLUSION_DATABASE_URL for the registry.');
    }
    if (!this.dataSource.isInitialized) await this.dataSource.initialize();
    const missing = await pendingMigrations(this.dataSource);
    if (missing.length > 0) throw new Error(`migrations of inclusion are missing: ${missing.join(', ')}; run npm run migrate`);
    this.log.debug('Connected to the inclusion categories');
    return new Database(this.dataSource);
  }
}

/** The messages, details and parameters of Postgres name values. */
function withoutContents(error: unknown): Error {
  const code = sqlStateOf(error);
  return Object.assign(new Error(`The inclusion categories could not be read or written (${code ?? 'no code'}).`), { code });
}
