// A running registry on a database of its own, asked over NATS like everybody asks it.
import type { Actor, Input, Output, RequestContext, RequestDefinition, Role } from '#contracts/message.js';
import { DomainError } from '#contracts/errors.js';
import { CreateCluster, type Cluster } from '#contracts/registry/clusters.js';
import { RegisterEnterprise, type Enterprise } from '#contracts/registry/enterprises.js';
import { Bus } from '#platform/bus/requests.js';
import { readConfig } from '#platform/config.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { testDatabase } from '#testing/database.js';
import { start } from '../src/app.js';
import { RegistryConfigSchema } from '../src/config.js';

export interface TestRegistry {
  ask<D extends RequestDefinition>(definition: D, input: Input<D>, context?: RequestContext): Promise<Output<D>>;
  /** The DomainError a request ends with; fails when it is answered. */
  refusal<D extends RequestDefinition>(definition: D, input: Input<D>, context?: RequestContext): Promise<DomainError>;
  query<R>(sql: string, params?: unknown[]): Promise<R[]>;
  database: Database;
  /** Starts a second process, so to speak, on the same database. */
  again(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestRegistry(env: Record<string, string> = {}): Promise<TestRegistry> {
  const { url, servers, drop } = await testDatabase('registry');
  const config = readConfig(RegistryConfigSchema, {
    NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG'] ?? 'fatal', DATABASE_URL: url, DATABASE_POOL: '8',
    REDIS_URL: servers.redisUrl, REDIS_PREFIX: servers.redisPrefix, NATS_URL: servers.natsUrl, NATS_PREFIX: servers.natsPrefix,
    ...env,
  });
  const service = await start(config);
  const bus = service.app.get(Bus);
  const database = service.app.get(Database);
  const ask: TestRegistry['ask'] = (definition, input, context = system()) => bus.ask(definition, input, context);
  return {
    ask,
    refusal: (definition, input, context) => ask(definition, input, context).then(
      (output) => { throw new Error(`${definition.name} was answered: ${JSON.stringify(output)}`); },
      (error: unknown) => {
        if (error instanceof DomainError) return error;
        throw error;
      },
    ),
    query: (sql, params) => database.query(sql, params),
    database,
    again: async () => (await start(config)).stop(),
    stop: async () => {
      await service.stop();
      await drop();
    },
  };
}

/** What the system asks by itself. */
export const system = (): RequestContext => ({ requestId: newId(), actor: null, deadline: Date.now() + 20_000, idempotency: null });

/** Somebody with this role asks; `key` makes it a POST with that Idempotency-Key. */
export function as(role: Role, of: Partial<Actor> = {}, key?: string, bodyHash = 'one body'): RequestContext {
  const actor: Actor = { accountId: newId(), role, organisationId: null, clusterIds: [], ...of };
  return { ...system(), actor, idempotency: key === undefined ? null : { key, route: 'POST /v1/x', bodyHash } };
}

export const newCluster = (registry: TestRegistry, change: Partial<Input<typeof CreateCluster>> = {}): Promise<Cluster> =>
  registry.ask(CreateCluster, {
    name: 'Addis Ababa garments', trade: 'garments', place: { country: 'ET', town: 'Addis Ababa' }, languages: ['am', 'en'], currency: 'ETB',
    ...change,
  } as Input<typeof CreateCluster>);

/** What is stated of an enterprise that sews polo shirts; the parts that a test is about are stated by the test. */
export function sewingEnterprise(clusterId: string, change: Partial<Input<typeof RegisterEnterprise>> = {}): Input<typeof RegisterEnterprise> {
  return {
    clusterId, name: 'Selam Tailoring', size: 'micro', registered: false, homeBased: true, active: true, languages: ['am'],
    establishments: [{ country: 'ET', town: 'Addis Ababa', latitude: 9.01, longitude: 38.75 }],
    certifications: [], trackRecords: [], conflictBuyerIds: [], optOutBuyerIds: [],
    contacts: [{ kind: 'email', address: 'selam@example.org', language: 'am', consent: true }],
    capabilities: [poloClaim()],
    ...change,
  };
}

type Claim = Input<typeof RegisterEnterprise>['capabilities'][number];

export const poloClaim = (change: Partial<Claim> = {}): Claim => ({
  code: 'TX.GAR.TOP.POLO', unit: 'C62', status: 'declared', statedOn: '2027-01-10', minimumOrder: 50, leadTimeDays: 14,
  priceHint: { amount: 210.5, currency: 'ETB' },
  capacity: [{ from: '2027-02-01', to: '2027-02-28', quantity: 400, booked: 100 }],
  ...change,
});

export const register = (registry: TestRegistry, input: Input<typeof RegisterEnterprise>): Promise<Enterprise> =>
  registry.ask(RegisterEnterprise, input);
