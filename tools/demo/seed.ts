// Fills the demo: one garment cluster with its enterprises, buyers, providers and accounts, through the public API like anybody else.
// It looks first and makes what is missing, so that an interrupted seed goes on where it was and a finished one makes nothing.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, createClient, type Client } from '#client';
import { everyPage } from '../every-page.js';
import {
  buyerBody, demoCluster, demoEnterprises, demoServices, enterpriseBody, needBody, offerBody, providerBody, whoIs, type AccountData,
} from './demo-data.js';
import { keepLogins, keptKeys, type DemoCredentials, type Login } from './logins.js';

export type { DemoCredentials } from './logins.js';

export interface SeedOptions {
  /** API address. */
  url: string;
  /** The key of an admin. */
  adminKey: string;
  /** Where demo.env is kept: the address and the keys, to be read by a shell. */
  folder: string;
  onProgress: (message: string) => void;
}

/** Enterprises that are posted at once. */
const atOnce = 6;
/** How often somebody may be too busy to answer, as on a machine that does something else besides. */
const mostBusy = 10;

export async function seedDemo(options: SeedOptions): Promise<DemoCredentials> {
  for (let busy = 1; ; busy += 1) {
    try {
      return await seedOnce(options);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 503 || busy > mostBusy) throw error;
      options.onProgress(`${error.message} Going on in a second`);
      await sleep(1000);
    }
  }
}

async function seedOnce({ url, adminKey, folder, onProgress }: SeedOptions): Promise<DemoCredentials> {
  const admin = createClient({ baseUrl: url, apiKey: adminKey });
  const seed = new Seed(admin, onProgress);
  const clusterId = await seed.cluster();
  const organisations = new Map([
    ...await seed.buyers(clusterId), ...await seed.enterprises(clusterId), ...await seed.providers(clusterId),
  ]);
  const accounts = await seed.accounts(clusterId, organisations);
  await seed.offersAndNeeds(clusterId, organisations);
  const file = join(folder, 'demo.env');
  const kept = keptKeys(file);
  const logins: Record<string, Login> = { admin: { key: adminKey, name: 'administrator of the demo' } };
  for (const [key, { id, name }] of accounts) {
    logins[key] = { name, key: (await stillValid(url, kept.get(key), id)) ?? await issueKey(admin, id) };
  }
  keepLogins(file, url, clusterId, logins);
  return { clusterId, ...logins } as DemoCredentials;
}

class Seed {
  private readonly today = new Date();

  constructor(
    private readonly admin: Client,
    private readonly onProgress: (message: string) => void,
  ) {}

  async cluster(): Promise<string> {
    const { cluster } = demoCluster();
    const known = (await everyPage((cursor) => this.admin.GET('/v1/clusters', { params: { query: { limit: 200, ...cursor } } })))
      .find(({ name }) => name === cluster['name']);
    if (known) return known.id;
    this.onProgress(`making the cluster ${String(cluster['name'])}`);
    return (await this.admin.POST('/v1/clusters', { ...this.once('cluster'), body: cluster as never })).data.id;
  }

  async buyers(clusterId: string): Promise<[key: string, id: string][]> {
    const known = await everyPage((cursor) => this.admin.GET('/v1/buyers', { params: { query: { clusterId, limit: 200, ...cursor } } }));
    const made: [string, string][] = [];
    for (const data of demoCluster().buyers) {
      const id = known.find(({ name }) => name === data.name)?.id
        ?? (await this.admin.POST('/v1/buyers', { ...this.once(data.key), body: buyerBody(data, clusterId, this.today) })).data.id;
      made.push([data.key, id]);
    }
    return made;
  }

  async enterprises(clusterId: string): Promise<[key: string, id: string][]> {
    const found = await everyPage((cursor) => this.admin.GET('/v1/enterprises', { params: { query: { clusterId, limit: 200, ...cursor } } }));
    const known = new Map(found.map(({ externalId, id }) => [externalId, id]));
    const missing = demoEnterprises().filter(({ key }) => !known.has(key));
    if (missing.length > 0) this.onProgress(`registering ${missing.length} enterprises`);
    const queue = missing.values();
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (const data of queue) {
        const { data: made } = await this.admin.POST('/v1/enterprises', {
          ...this.once(data.key), body: enterpriseBody(data, clusterId, this.today),
        });
        known.set(data.key, made.id);
      }
    }));
    return [...known].flatMap(([key, id]) => (key === null ? [] : [[key, id]]));
  }

  async providers(clusterId: string): Promise<[key: string, id: string][]> {
    const known = await everyPage((cursor) => this.admin.GET('/v1/providers', { params: { query: { clusterId, limit: 200, ...cursor } } }));
    const made: [string, string][] = [];
    for (const data of demoServices().providers) {
      const id = known.find(({ name }) => name === data.name)?.id
        ?? (await this.admin.POST('/v1/providers', { ...this.once(data.key), body: providerBody(data, clusterId, this.today) })).data.id;
      made.push([data.key, id]);
    }
    return made;
  }

  /** What has ended since is not posted again. */
  async offersAndNeeds(clusterId: string, organisations: ReadonlyMap<string, string>): Promise<void> {
    const { offers, needs } = demoServices();
    const query = { clusterId, limit: 200 };
    const knownOffers = await everyPage((cursor) => this.admin.GET('/v1/service-offers', { params: { query: { ...query, ...cursor } } }));
    const knownNeeds = await everyPage((cursor) => this.admin.GET('/v1/service-needs', { params: { query: { ...query, ...cursor } } }));
    for (const [at, data] of offers.entries()) {
      const body = offerBody(data, organisations.get(data.of)!);
      if (knownOffers.some((offer) => offer.providerId === body.providerId && offer.title === body.title)) continue;
      await this.admin.POST('/v1/service-offers', { ...this.once(`offer-${at}`), body });
    }
    for (const [at, data] of needs.entries()) {
      const body = needBody(data, clusterId, organisations.get(data.of)!, this.today);
      if (knownNeeds.some((need) => need.enterpriseId === body.enterpriseId && need.text === body.text)) continue;
      await this.admin.POST('/v1/service-needs', { ...this.once(`need-${at}`), body });
    }
  }

  async accounts(clusterId: string, organisations: ReadonlyMap<string, string>): Promise<[key: string, { id: string; name: string }][]> {
    const known = await everyPage((cursor) => this.admin.GET('/v1/accounts', { params: { query: { clusterId, limit: 200, ...cursor } } }));
    const made: [string, { id: string; name: string }][] = [];
    for (const data of demoCluster().accounts) {
      const { id } = known.find(({ email }) => email === data.email) ?? await this.account(data, clusterId, organisations);
      made.push([data.key, { id, name: whoIs(data) }]);
    }
    return made;
  }

  private async account(
    { key, role, of, name, email, language }: AccountData, clusterId: string, organisations: ReadonlyMap<string, string>,
  ): Promise<{ id: string }> {
    const organisationId = of === undefined ? null : organisations.get(of);
    if (organisationId === undefined) throw new Error(`The demo data name ${of}, which is no organisation of theirs.`);
    const { data } = await this.admin.POST('/v1/accounts', {
      ...this.once(`account-${key}`),
      body: { name, email, role, language, organisationId, clusterIds: of === undefined ? [clusterId] : [] },
    });
    return data;
  }

  /** A key per thing and day: a request that is repeated makes nothing twice, and tomorrow's dates are another request. */
  private once(key: string) {
    return { params: { header: { 'Idempotency-Key': `demo-${this.today.toISOString().slice(0, 10)}-${key}` } } };
  }
}

/** The key when it opens this account, else undefined. */
async function stillValid(url: string, key: string | undefined, accountId: string): Promise<string | undefined> {
  if (key === undefined) return undefined;
  const me = await createClient({ baseUrl: url, apiKey: key }).GET('/v1/me').catch(() => null);
  return me?.data.accountId === accountId ? key : undefined;
}

/** A key is shown once, so one that got lost on the way is issued anew. */
async function issueKey(admin: Client, id: string): Promise<string> {
  const { data } = await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: 'demo' } });
  return data.key;
}
