// API keys: issued once, counted, revoked, and who a presented key is.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Authenticate, CreateApiKey, GetApiKey, ListApiKeys, RevokeApiKey,
} from '#contracts/registry/accounts.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import { newId } from '#platform/ids.js';
import { apiKeyForm, hashOf, newApiKey } from '../src/accounts/api-key.js';
import { waitFor } from '#testing/wait-for.js';
import { as, newAccount, newCluster, startTestRegistry, type TestRegistry } from './registry.js';

const bootstrapKey = newApiKey();
let registry: TestRegistry;
let cluster: Cluster;

beforeAll(async () => {
  registry = await startTestRegistry({ BOOTSTRAP_ADMIN_KEY: bootstrapKey });
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const authenticate = (key: string) => registry.ask(Authenticate, { keyHash: hashOf(key) });
const refusalOf = async (key: string) =>
  (await registry.refusal(Authenticate, { keyHash: hashOf(key) })).code;
const keyFor = async (accountId: string, expiresAt?: string) =>
  registry.ask(CreateApiKey, { accountId, key: { label: 'laptop', expiresAt } });

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
      scopes: ['read', 'write'],
    });
    expect(Date.parse(issued.expiresAt) - Date.parse(issued.createdAt)).toBe(365 * 24 * 3600 * 1000);
    const { items } = await registry.ask(ListApiKeys, { accountId: account.id, limit: 50 });
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
    expect((await registry.ask(ListApiKeys, { accountId: account.id, limit: 50 })).items).toHaveLength(1);
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
    // It is noted beside the answer, not before it.
    await waitFor(async () => (await lastUse()) !== undefined, { what: 'the first use to be noted' });
    const first = await lastUse();
    await authenticate(key);
    expect(await lastUse()).toBe(first);
    await registry.query("UPDATE api_key SET last_used_at = now() - interval '61 seconds' WHERE id = $1", [
      id,
    ]);
    await authenticate(key);
    await waitFor(async () => (await lastUse())! >= first!, { what: 'the next use to be noted' });
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

  it.each([
    ['have expired before it is made', -1],
    ['be for more than two years', 2 * 365 + 1],
  ])('cannot %s', async (_what, days) => {
    const account = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const error = await registry.refusal(CreateApiKey, {
      accountId: account.id,
      key: { label: 'k', expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() },
    });
    expect([error.code, error.details.fields?.[0]?.field]).toEqual(['body_invalid', 'expiresAt']);
  });

  it('is one of at most 20 live ones of its account, also when many are asked for at once', async () => {
    const { id } = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const asked = await Promise.allSettled(Array.from({ length: 22 }, () => keyFor(id)));
    const [issued, refused] = [
      asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
      asked.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : [])),
    ];
    expect(issued).toHaveLength(20);
    expect(refused).toEqual(['transition_not_allowed', 'transition_not_allowed']);
    await registry.ask(RevokeApiKey, { accountId: id, keyId: issued[0]!.id });
    await keyFor(id);
    const first = await registry.ask(ListApiKeys, { accountId: id, limit: 20 });
    const rest = await registry.ask(ListApiKeys, { accountId: id, limit: 20, cursor: first.nextCursor! });
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([20, 1, null]);
    const { key: _, ...shown } = issued[1]!;
    expect(await registry.ask(GetApiKey, { accountId: id, keyId: shown.id })).toEqual(shown);
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
    } = await registry.ask(ListApiKeys, { accountId: actor.accountId, limit: 50 });
    await registry.ask(RevokeApiKey, { accountId: actor.accountId, keyId: key!.id });
    await registry.again();
    expect(await refusalOf(bootstrapKey)).toBe('credential_invalid');
  });
});

describe('the scopes of a key', () => {
  const make = (accountId: string, scopes: string[] | undefined, within: string[] | undefined) =>
    ({ accountId, key: { label: 'k', ...(scopes ? { scopes } : {}) }, ...(within ? { within } : {}) });

  it('are those asked for, and else those of the credential that asks', async () => {
    const { id } = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const scopesOf = async (scopes?: string[], within?: string[]) => (await registry.ask(CreateApiKey, make(id, scopes, within))).scopes;
    expect(await scopesOf()).toEqual(['read', 'write']);
    expect(await scopesOf(undefined, ['accounts:write'])).toEqual(['accounts:write']);
    // What cannot be undone is given by its name only.
    expect(await scopesOf(undefined, ['read', 'write', 'person-erasures:write'])).toEqual(['read', 'write']);
    expect(await scopesOf(['person-erasures:write'])).toEqual(['person-erasures:write']);
    expect(await scopesOf(['requirements:read', 'requirements:read'], ['read'])).toEqual(['requirements:read']);
    const { key } = await registry.ask(CreateApiKey, make(id, ['codes:read'], undefined));
    expect((await authenticate(key)).scopes).toEqual(['codes:read']);
  });

  it.each([
    [['write'], ['read']],
    [['person-erasures:write'], ['read', 'write']],
    [['read'], ['requirements:read', 'accounts:write']],
    [['buyers:write', 'accounts:write'], ['accounts:write', 'buyers:read']],
  ])('%j cannot be given by a key with %j', async (scopes, within) => {
    const { id } = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    expect((await registry.refusal(CreateApiKey, make(id, scopes, within))).code).toBe('scope_missing');
    expect((await registry.ask(ListApiKeys, { accountId: id, limit: 50 })).items).toEqual([]);
  });
});
