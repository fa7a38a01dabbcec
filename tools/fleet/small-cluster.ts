// A small garment cluster made through the public API: enough to match, decide, answer and link.
import { createClient, type Client } from '#client';
import { everyScope } from '#contracts/scopes.js';

export interface SmallCluster {
  clusterId: string;
  buyerId: string;
  admin: Client;
  buyer: Client;
  /** The buyer's API key, for load generators. */
  buyerKey: string;
  cda: Client;
  cdaKey: string;
  /** A client per enterprise, by its id. */
  enterprises: Map<string, Client>;
  /** The API key of the last of them. */
  enterpriseKey: string;
}

export interface ClusterOptions {
  enterprises: number;
  /** Overrides of the matching policy, e.g. `{ holdingSeconds: 0, invitationCap: null }`. */
  policy?: Record<string, unknown>;
  /** Goes before every name and into every e-mail address, to know again whose they are. */
  mark?: string;
  /** A code that each enterprise claims too, by a claim of more than a year ago. */
  oldClaim?: string;
}

export const defaultPolicy = {
  minimumSimilarity: 0.7, minimumScore: 0, minimumShare: 0.1, maxProposals: 20, unknownExcludes: [],
  invitationCap: null, invitationPeriodDays: 7, holdingSeconds: 0, replyHours: 72, reminderHours: 24,
};

/** ISO date `offset` days from today, UTC. */
export const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);


/** One cluster, one buyer, one CDA and `enterprises` makers of polo shirts, each with an account and an e-mail address. */
export async function makeSmallCluster(
  url: string, adminKey: string, code: string, options: ClusterOptions,
): Promise<SmallCluster> {
  const admin = createClient({ baseUrl: url, apiKey: adminKey });
  const { mark = '' } = options;
  const cluster = (await admin.POST('/v1/clusters', { body: {
    name: `${mark}Test cluster`, trade: 'garments', languages: ['en', 'fr'], currency: 'USD',
    place: { country: 'ET', town: 'Addis Ababa', latitude: 9.01, longitude: 38.75 },
    policy: { ...defaultPolicy, ...options.policy } as never,
  } })).data;
  const clusterId = cluster.id;
  const buyer = (await admin.POST('/v1/buyers', { body: {
    name: `${mark}Sportswear Contractor`, country: 'DE', clusterIds: [clusterId], languages: ['en'],
    contacts: [{ kind: 'email', address: `${mark}buyer@example.com`, consent: true }],
  } })).data;
  const account = async (role: 'buyer' | 'cda' | 'enterprise', organisationId: string | null, name: string) => {
    const made = (await admin.POST('/v1/accounts', { body: {
      name: `${mark}${name}`, email: `${mark}${name.toLowerCase().replace(/\W+/g, '-')}@example.com`, role, organisationId, clusterIds: [clusterId],
    } })).data;
    const issued = (await admin.POST('/v1/accounts/{id}/api-keys', {
      params: { path: { id: made.id } }, body: { label: 'test', scopes: [...everyScope] },
    })).data;
    return { key: issued.key, client: createClient({ baseUrl: url, apiKey: issued.key }) };
  };
  const enterprises = new Map<string, Client>();
  let enterpriseKey = '';
  for (let number = 1; number <= options.enterprises; number += 1) {
    const enterprise = (await admin.POST('/v1/enterprises', { body: {
      clusterId, name: `${mark}Enterprise ${number}`, size: 'small', registered: true, languages: number % 2 ? ['en'] : ['fr', 'en'],
      establishments: [{ country: 'ET', latitude: 9 + number / 100, longitude: 38.7 }],
      contacts: [{ kind: 'email', address: `${mark}enterprise${number}@example.com`, consent: true }],
      capabilities: [{
        code, unit: 'piece', statedOn: day(-30), leadTimeDays: 10 + number, minimumOrder: 10,
        priceHint: { amount: 4 + number / 10, currency: 'USD' },
        capacity: [{ from: day(0), to: day(400), quantity: 1_000_000, booked: 0 }],
      }, ...(options.oldClaim === undefined ? [] : [{ code: options.oldClaim, unit: 'piece', statedOn: day(-400) }])],
    } })).data;
    const made = await account('enterprise', enterprise.id, `Enterprise ${number}`);
    enterprises.set(enterprise.id, made.client);
    enterpriseKey = made.key;
  }
  const posting = await account('buyer', buyer.id, 'Buyer');
  const agent = await account('cda', null, 'Agent');
  return {
    clusterId, buyerId: buyer.id, admin, enterprises, enterpriseKey,
    buyer: posting.client, buyerKey: posting.key,
    cda: agent.client, cdaKey: agent.key,
  };
}
