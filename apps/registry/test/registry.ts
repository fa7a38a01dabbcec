// A running registry on a database of its own, asked over NATS like everybody asks it.
import type { Actor, Input, Output, RequestContext, RequestDefinition, Role } from '#contracts/message.js';
import { DomainError } from '#contracts/errors.js';
import { CreateAccount, type Account, type NewAccount } from '#contracts/registry/accounts.js';
import { RegisterBuyer, type Buyer, type NewBuyer } from '#contracts/registry/buyers.js';
import { CreateCluster, NewCluster, type Cluster } from '#contracts/registry/clusters.js';
import { RegisterEnterprise, type Enterprise, type NewEnterprise } from '#contracts/registry/enterprises.js';
import { Bus } from '#platform/bus/requests.js';
import { readConfig } from '#platform/config.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { testDatabase } from '#testing/database.js';
import type { z } from 'zod';
import { start } from '../src/app.js';
import { RegistryConfigSchema } from '../src/config.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';

export interface TestRegistry {
  ask<D extends RequestDefinition>(
    definition: D,
    input: Input<D>,
    context?: RequestContext,
  ): Promise<Output<D>>;
  /** The DomainError a request ends with; fails when it is answered. */
  refusal<D extends RequestDefinition>(
    definition: D,
    input: Input<D>,
    context?: RequestContext,
  ): Promise<DomainError>;
  query<R>(sql: string, params?: unknown[]): Promise<R[]>;
  database: Database;
  /** A part of the registry, of the class that is asked for. */
  part<T>(type: new (...parts: never[]) => T): T;
  /** The superuser's URL of its database. */
  adminUrl: string;
  /** Starts a second process, so to speak, on the same database. */
  again(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestRegistry(env: Record<string, string> = {}): Promise<TestRegistry> {
  const { url, urls, adminUrl, servers, drop } = await testDatabase('registry');
  const config = readConfig(RegistryConfigSchema, {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'fatal',
    DATABASE_URL: url,
    INCLUSION_DATABASE_URL: urls['inclusion']!,
    DATABASE_POOL: '8',
    REDIS_URL: servers.redisUrl,
    REDIS_PREFIX: servers.redisPrefix,
    NATS_URL: servers.natsUrl,
    NATS_PREFIX: servers.natsPrefix,
    ...env,
  });
  const service = await start(config);
  const bus = service.app.get(Bus);
  const database = service.app.get(Database);
  const ask: TestRegistry['ask'] = (definition, input, context = system()) =>
    bus.ask(definition, input, context, { timeoutMs: patienceMs });
  return {
    ask,
    refusal: (definition, input, context) =>
      ask(definition, input, context).then(
        (output) => {
          throw new Error(`${definition.name} was answered: ${JSON.stringify(output)}`);
        },
        (error: unknown) => {
          if (error instanceof DomainError) return error;
          throw error;
        },
      ),
    query: (sql, params) => database.query(sql, params),
    database,
    part: (type) => service.app.get(type),
    adminUrl,
    again: async () => (await start(config)).stop(),
    stop: async () => {
      await service.stop();
      await drop();
    },
  };
}

/** Only bounds a test that would fail anyway. */
const patienceMs = 30_000;

/** What the system asks by itself. */
export const system = (): RequestContext => ({
  requestId: newId(),
  actor: null,
  deadline: Date.now() + patienceMs,
  idempotency: null,
});

/** Somebody with this role asks; `key` makes it a POST with that Idempotency-Key. */
export function as(role: Role, of: Partial<Actor> = {}, key?: string, bodyHash = 'one body'): RequestContext {
  const actor: Actor = { accountId: newId(), role, organisationId: null, clusterIds: [], ...of };
  return {
    ...system(),
    actor,
    idempotency: key === undefined ? null : { key, route: 'POST /v1/x', bodyHash },
  };
}

export const newCluster = (
  registry: TestRegistry,
  change: Partial<z.input<typeof NewCluster>> = {},
): Promise<Cluster> =>
  registry.ask(
    CreateCluster,
    NewCluster.parse({
      name: 'Addis Ababa garments',
      trade: 'garments',
      place: { country: 'ET', town: 'Addis Ababa' },
      languages: ['am', 'en'],
      currency: 'ETB',
      ...change,
    }),
  );

/** Registers the tailor of the specs in a cluster; the parts that a test is about are stated by the test. */
export async function registerTailor(
  registry: TestRegistry,
  clusterId: string,
  change: Partial<NewEnterprise> = {},
): Promise<Enterprise> {
  const { likelyDuplicates: _, ...enterprise } = await registry.ask(RegisterEnterprise, tailor({ ...change, clusterId }));
  return enterprise;
}

export const newBuyer = (
  registry: TestRegistry,
  clusterIds: string[],
  change: Partial<NewBuyer> = {},
): Promise<Buyer> =>
  registry.ask(RegisterBuyer, {
    name: 'Nordic Sports AB',
    country: 'SE',
    clusterIds,
    languages: ['en'],
    contacts: [],
    optOutEnterpriseIds: [],
    ...change,
  });

export const newAccount = (
  registry: TestRegistry,
  role: Role,
  change: Partial<NewAccount> = {},
): Promise<Account> =>
  registry.ask(CreateAccount, {
    name: 'Hanna',
    email: 'hanna@example.org',
    role,
    organisationId: null,
    clusterIds: [],
    ...change,
  });

/** What was written to the outbox about something, in order. */
export const toldAbout = (registry: TestRegistry, id: string) =>
  registry.query<{ subject: string; version: number; body: object }>(
    'SELECT subject, version, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq',
    [id],
  );
