// Starts one service: wires its module to Postgres, NATS and Redis, checks the wiring, serves health, stops
// gracefully.
import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceConfig } from './config.js';
import type { EntityClass, MigrationClass } from './database/data-source.js';
import type { Invariant } from './reconcile.js';
import type { Timer } from './timers.js';

export interface ServiceOptions<C extends ServiceConfig = ServiceConfig> {
  /** The app's name; also its schema, NATS queue and inbox consumer. */
  name: string;
  /**
   * The Nest module with the controllers; Database, Outbox, Bus, Jobs, Audit, LOG and CONFIG can be injected
   * anywhere in it.
   */
  module: Type | DynamicModule;
  config: C;
  /**
   * Contract modules (`import * as registry from '#contracts/registry.js'`) of every message the app owns or
   * handles.
   */
  messages: readonly object[];
  /**
   * Left out by an app without tables (the gateway). List `platformEntities` and `PlatformTables0001` first,
   * and `AuditSeals0036`.
   */
  database?: { entities: readonly EntityClass[]; migrations: readonly MigrationClass[]; schema?: string };
  /** Checked every minute; a violation is logged and counted (hop 9). */
  invariants?: readonly Invariant[];
  /** Periodic work of the service; one failing run is logged and the next one happens all the same. */
  timers?: readonly Timer[];
  /**
   * Runs when the schema is there and before the first message is taken; a failure leaves the service
   * unready, to try again.
   */
  prepare?: (app: NestFastifyApplication) => Promise<void>;
  /** For an app with an HTTP API: called before routes are made. */
  http?: {
    /** Options of Fastify itself, e.g. `bodyLimit` in bytes. */
    fastify?: Record<string, unknown>;
    configure?: (app: NestFastifyApplication) => Promise<void> | void;
  };
}

export interface RunningService {
  name: string;
  /** Where the HTTP server listens, e.g. http://127.0.0.1:3000 */
  url: string;
  /** The Nest application, for tests. */
  app: NestFastifyApplication;
  /** Unready first, then finishes what it began, then closes everything; bounded by SHUTDOWN_MS. */
  stop(): Promise<void>;
}

export { startService } from './start.js';
export { stopOnSignals } from './signals.js';
export { CONFIG } from './tokens.js';
