// Accounts, their keys, and who a presented key is.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Authenticate, CreateAccount, CreateApiKey, GetAccount, ListAccounts, ListApiKeys, RevokeApiKey,
} from '#contracts/registry/accounts.js';
import { ChangeBuyer } from '#contracts/registry/buyers.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import { newId } from '#platform/ids.js';
import { apiKeyForm, hashOf, newApiKey } from '../src/accounts/api-key.js';
import {
  as, newAccount, newBuyer, newCluster, registerTailor, startTestRegistry, type TestRegistry,
} from './registry.js';

const bootstrapKey = newApiKey();
let registry: TestRegistry;
let cluster: Cluster;
let other: Cluster;

beforeAll(async () => {
  registry = await startTestRegistry({ BOOTSTRAP_ADMIN_KEY: bootstrapKey });
  [cluster, other] = [await newCluster(registry), await newCluster(registry)];
});
afterAll(() => registry.stop());

const authenticate = (key: string) => registry.ask(Authenticate, { keyHash: hashOf(key) });
const refusalOf = async (key: string) =>
  (await registry.refusal(Authenticate, { keyHash: hashOf(key) })).code;
const keyFor = async (accountId: string, expiresAt?: string) =>
  registry.ask(CreateApiKey, { accountId, key: { label: 'laptop', expiresAt } });

describe('an account', () => {
  it('is created and read', async () => {
    const made = await newAccount(registry, 'cda', { clusterIds: [cluster.id], language: 'am' });
    expect(made).toMatchObject({
      role: 'cda',
      clusterIds: [cluster.id],
      organisationId: null,
      language: 'am',
      active: true,
    });
    expect(await registry.ask(GetAccount, { id: made.id })).toEqual(made);
  });

  it('of an organisation has the clusters of the organisation, and follows it', async () => {
    const enterprise = await registerTailor(registry, cluster.id);
    const buyer = await newBuyer(registry, [cluster.id]);
    expect(await newAccount(registry, 'enterprise', { organisationId: enterprise.id })).toMatchObject({
      clusterIds: [cluster.id],
    });
    const account = await newAccount(registry, 'buyer', {
      organisationId: buyer.id,
      clusterIds: [cluster.id],
    });
    await registry.ask(ChangeBuyer, {
      id: buyer.id,
      version: 1,
      change: { clusterIds: [cluster.id, other.id] },
    });
    expect(await registry.ask(GetAccount, { id: account.id })).toMatchObject({
      clusterIds: [cluster.id, other.id],
    });
  });

  it.each([
    ['a buyer without its organisation', () => ({ role: 'buyer' as const }), 'organisationId'],
    [
      'a buyer for an enterprise',
      async () => ({
        role: 'buyer' as const,
        organisationId: (await registerTailor(registry, cluster.id)).id,
      }),
      'organisationId',
    ],
    [
      'an enterprise for a buyer',
      async () => ({
        role: 'enterprise' as const,
        organisationId: (await newBuyer(registry, [cluster.id])).id,
      }),
      'organisationId',
    ],
    [
      'a CDA of an organisation',
      async () => ({
        role: 'cda' as const,
        clusterIds: [cluster.id],
        organisationId: (await newBuyer(registry, [cluster.id])).id,
      }),
      'organisationId',
    ],
    ['a CDA without clusters', () => ({ role: 'cda' as const }), 'clusterIds'],
    [
      'a buyer in a cluster it does not post to',
      async () => ({
        role: 'buyer' as const,
        clusterIds: [other.id],
        organisationId: (await newBuyer(registry, [cluster.id])).id,
      }),
      'clusterIds',
    ],
  ])('is refused for %s', async (_what, change, field) => {
    const input = {
      name: 'N',
      email: 'n@example.org',
      organisationId: null,
      clusterIds: [],
      ...(await change()),
    };
    const error = await registry.refusal(CreateAccount, input);
    expect([error.code, error.details.fields?.[0]?.field]).toEqual(['body_invalid', field]);
  });

  it('for a cluster nobody has is refused', async () => {
    const input = {
      name: 'N',
      email: 'n@example.org',
      role: 'cda' as const,
      organisationId: null,
      clusterIds: [newId()],
    };
    expect((await registry.refusal(CreateAccount, input)).code).toBe('cluster_unknown');
  });

  it('is found by role and cluster', async () => {
    const place = await newCluster(registry);
    const cda = await newAccount(registry, 'cda', { clusterIds: [place.id] });
    await newAccount(registry, 'manager', { clusterIds: [place.id] });
    const { items } = await registry.ask(ListAccounts, { limit: 10, clusterId: place.id, role: 'cda' });
    expect(items).toEqual([cda]);
  });
});

describe('an API key', () => {
  it('opens its account, is shown once and stored only as a hash', async () => {
    const account = await newAccount(registry, 'cda', {
      clusterIds: [cluster.id],
      language: 'am',
      name: 'Hanna',
    });
    const issued = await keyFor(account.id);
    expect(issued.key).toMatch(apiKeyForm);
    expect(await authenticate(issued.key)).toEqual({
      actor: { accountId: account.id, role: 'cda', organisationId: null, clusterIds: [cluster.id] },
      name: 'Hanna',
      language: 'am',
      expiresAt: issued.expiresAt,
    });
    expect(Date.parse(issued.expiresAt) - Date.parse(issued.createdAt)).toBe(365 * 24 * 3600 * 1000);
    const { items } = await registry.ask(ListApiKeys, { accountId: account.id });
    expect(items).toMatchObject([
      { id: issued.id, label: 'laptop', prefix: issued.key.slice(0, 8), revokedAt: null },
    ]);
    expect(JSON.stringify(items)).not.toContain(issued.key);
  });

  it('is nowhere in the database, also not in the stored response to its request', async () => {
    const account = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const context = as('admin', {}, 'key-once');
    const issued = await registry.ask(CreateApiKey, { accountId: account.id, key: { label: 'k' } }, context);
    const again = await registry.refusal(
      CreateApiKey,
      { accountId: account.id, key: { label: 'k' } },
      context,
    );
    expect([again.code, again.details['keyId']]).toEqual(['already_exists', issued.id]);
    expect((await registry.ask(ListApiKeys, { accountId: account.id })).items).toHaveLength(1);
    for (const table of ['api_key', 'idempotency_key', 'audit_log', 'outbox', 'account']) {
      const rows = await registry.query(`SELECT * FROM ${table} t WHERE t::text LIKE $1`, [
        `%${issued.key}%`,
      ]);
      expect(rows).toEqual([]);
    }
  });

  it('notes its last use, but not more than once a minute', async () => {
    const account = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const { id, key } = await keyFor(account.id);
    const lastUse = async () =>
      (
        await registry.query<{ at: Date | null }>('SELECT last_used_at AS at FROM api_key WHERE id = $1', [
          id,
        ])
      )[0]!.at?.getTime();
    expect(await lastUse()).toBeUndefined();
    await authenticate(key);
    const first = await lastUse();
    expect(first).toBeDefined();
    await authenticate(key);
    expect(await lastUse()).toBe(first);
    await registry.query("UPDATE api_key SET last_used_at = now() - interval '61 seconds' WHERE id = $1", [
      id,
    ]);
    await authenticate(key);
    expect(await lastUse()).toBeGreaterThanOrEqual(first!);
  });

  it('opens nothing when it is unknown, expired, revoked, or its account is not active', async () => {
    const account = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const [expiring, revoked, closed] = [
      await keyFor(account.id),
      await keyFor(account.id),
      await keyFor(account.id),
    ];
    await registry.query("UPDATE api_key SET expires_at = now() - interval '1 second' WHERE id = $1", [
      expiring.id,
    ]);
    await registry.ask(RevokeApiKey, { accountId: account.id, keyId: revoked.id });
    expect(await refusalOf(newApiKey())).toBe('credential_invalid');
    expect(await refusalOf(expiring.key)).toBe('credential_expired');
    expect(await refusalOf(revoked.key)).toBe('credential_invalid');
    await registry.query('UPDATE account SET active = false WHERE id = $1', [account.id]);
    expect(await refusalOf(closed.key)).toBe('credential_invalid');
  });

  it('is revoked for good, by the one who has it too', async () => {
    const account = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const context = as('cda', { accountId: account.id, clusterIds: [cluster.id] });
    const own = await registry.ask(CreateApiKey, { accountId: account.id, key: { label: 'mine' } }, context);
    const first = await registry.ask(RevokeApiKey, { accountId: account.id, keyId: own.id }, context);
    expect(first.revokedAt).not.toBeNull();
    expect(await registry.ask(RevokeApiKey, { accountId: account.id, keyId: own.id }, context)).toEqual(
      first,
    );
    expect(
      (await registry.refusal(RevokeApiKey, { accountId: account.id, keyId: newId() }, context)).code,
    ).toBe('not_found');
  });

  it('cannot have expired before it is made', async () => {
    const account = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const error = await registry.refusal(CreateApiKey, {
      accountId: account.id,
      key: { label: 'k', expiresAt: '2020-01-01T00:00:00Z' },
    });
    expect([error.code, error.details.fields?.[0]?.field]).toEqual(['body_invalid', 'expiresAt']);
  });
});

describe('the key from the configuration', () => {
  it('opens an admin account, made once however often the service starts', async () => {
    await registry.again();
    expect((await authenticate(bootstrapKey)).actor).toMatchObject({
      role: 'admin',
      organisationId: null,
      clusterIds: [],
    });
    expect(
      await registry.query("SELECT 1 FROM audit_log WHERE action = 'account.bootstrapped'"),
    ).toHaveLength(1);
  });

  it('stays revoked', async () => {
    const { actor } = await authenticate(bootstrapKey);
    const {
      items: [key],
    } = await registry.ask(ListApiKeys, { accountId: actor.accountId });
    await registry.ask(RevokeApiKey, { accountId: actor.accountId, keyId: key!.id });
    await registry.again();
    expect(await refusalOf(bootstrapKey)).toBe('credential_invalid');
  });
});
