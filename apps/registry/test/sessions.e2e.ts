// Sessions: opened with the right password, recognised, listed, ended, and over by themselves.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeAccount } from '#contracts/registry/accounts.js';
import { ChangePassword, EndSession, EndSessions, ListSessions, OpenSessionByIdentity, RecogniseSession } from '#contracts/registry/sign-in.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { CredentialsRepository } from '../src/sign-in/credentials.repository.js';
import { as, newAccount, startTestRegistry, type TestRegistry } from './registry.js';
import { browser, good, linkFor, other, recognise, refused, sha256, signIn, somebody } from './signing-in.js';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry.stop());

const refusalOf = async (tokenHash: string) => (await registry.refusal(RecogniseSession, { tokenHash })).code;
const sessionsOf = async (accountId: string, currentId: string | null = null) =>
  (await registry.ask(ListSessions, { accountId, currentId, limit: 50 })).items;

describe('a session', () => {
  it('opens the account until it is ended, and is known by the hash of its token only', async () => {
    const account = await somebody(registry, { name: 'Almaz', language: 'am' });
    const at = browser();
    const session = await signIn(registry, account.email.toUpperCase(), at);
    expect(session).toMatchObject({ accountId: account.id, userAgent: 'Firefox', method: 'password', current: true });
    const caller = await recognise(registry, at.visitor.sessionHash);
    expect(caller).toMatchObject({
      actor: { accountId: account.id, role: 'admin', organisationId: null, clusterIds: [] }, name: 'Almaz', language: 'am', sessionId: session.id,
    });
    expect(Date.parse(caller.expiresAt)).toBeLessThanOrEqual(Date.parse(session.expiresAt));
    expect(await refusalOf(sha256('another'))).toBe('credential_invalid');
    await registry.ask(EndSession, { accountId: account.id, sessionId: session.id, currentId: null });
    expect(await refusalOf(at.visitor.sessionHash)).toBe('credential_invalid');
  });

  it('is over after a week, and after twelve hours without a request', async () => {
    const { email } = await somebody(registry);
    for (const past of ["expires_at = now() - interval '1 second'", "last_seen_at = now() - interval '12 hours 1 second'"]) {
      const at = browser();
      const { id, createdAt, expiresAt, accountId } = await signIn(registry, email, at);
      expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(7 * 86_400_000);
      await registry.query(`UPDATE session SET ${past} WHERE id = $1`, [id]);
      expect(await refusalOf(at.visitor.sessionHash)).toBe('credential_expired');
      expect((await sessionsOf(accountId)).map((each) => each.id)).not.toContain(id);
      await registry.part(CredentialsRepository).sweep();
      expect(await registry.query('SELECT 1 FROM session WHERE id = $1', [id])).toEqual([]);
    }
  });

  it('goes on while it is used, which is noted', async () => {
    const { email } = await somebody(registry);
    const at = browser();
    const { id } = await signIn(registry, email, at);
    await registry.query("UPDATE session SET last_seen_at = now() - interval '11 hours' WHERE id = $1", [id]);
    await recognise(registry, at.visitor.sessionHash);
    await waitFor(async () => (await registry.query<{ seen: boolean }>(
      "SELECT last_seen_at > now() - interval '1 hour' AS seen FROM session WHERE id = $1", [id],
    ))[0]!.seen, { what: 'the use to be noted' });
  });

  it('takes the place of the one that the browser had', async () => {
    const { email, id: accountId } = await somebody(registry);
    const first = browser();
    await signIn(registry, email, first);
    const second = first.next();
    const session = await signIn(registry, email, { ...second, visitor: { ...second.visitor, formerHash: first.visitor.sessionHash } });
    expect((await sessionsOf(accountId)).map(({ id }) => id)).toEqual([session.id]);
    expect(await refusalOf(first.visitor.sessionHash)).toBe('credential_invalid');
  });

  it('ends at once when the account is closed, and for good', async () => {
    const { email, id, version } = await somebody(registry);
    const at = browser();
    await signIn(registry, email, at);
    const closed = await registry.ask(ChangeAccount, { id, version, change: { active: false } });
    expect(await refusalOf(at.visitor.sessionHash)).toBe('credential_invalid');
    expect((await refused(registry, email, good)).code).toBe('sign_in_refused');
    await registry.ask(ChangeAccount, { id, version: closed.version, change: { active: true } });
    expect(await refusalOf(at.visitor.sessionHash)).toBe('credential_invalid');
    await signIn(registry, email, at.next());
  });
});

describe('the sessions of an account', () => {
  it('are listed and ended by their owner, one by one or all others at once', async () => {
    const account = await somebody(registry);
    const context = as('admin', { accountId: account.id, clusterIds: [newId()] });
    const [here, there, elsewhere] = [browser(), browser(), browser()];
    const own = await signIn(registry, account.email, here);
    const [second] = [await signIn(registry, account.email, there), await signIn(registry, account.email, elsewhere)];
    const { items } = await registry.ask(ListSessions, { accountId: account.id, currentId: own.id, limit: 2 }, context);
    expect(items.map(({ id, current }) => [id, current])).toEqual([[own.id, true], [second.id, false]]);
    await registry.ask(EndSession, { accountId: account.id, sessionId: second.id, currentId: own.id }, context);
    expect(await refusalOf(there.visitor.sessionHash)).toBe('credential_invalid');
    expect(await registry.ask(EndSessions, { accountId: account.id, currentId: own.id }, context)).toEqual({ ended: 1 });
    expect(await refusalOf(elsewhere.visitor.sessionHash)).toBe('credential_invalid');
    await recognise(registry, here.visitor.sessionHash);
    const deeds = await registry.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE account_id = $1 ORDER BY id`, [account.id],
    );
    expect(deeds.map(({ action }) => action)).toEqual(['session.ended', 'account.signed_out']);
  });

  it('are nobody else’s but an admin’s who reaches the account', async () => {
    const [account, stranger] = [await somebody(registry), await somebody(registry)];
    const at = browser();
    const { id: sessionId } = await signIn(registry, account.email, at);
    const as2 = as('cda', { accountId: stranger.id, clusterIds: [newId()] });
    const input = { accountId: account.id, currentId: null };
    expect((await registry.refusal(EndSession, { ...input, sessionId }, as2)).code).toBe('not_found');
    expect((await registry.refusal(EndSessions, input, as2)).code).toBe('not_found');
    expect((await registry.refusal(EndSession, { accountId: stranger.id, currentId: null, sessionId }, as2)).code).toBe('not_found');
    expect(await registry.ask(EndSessions, input, as('admin'))).toEqual({ ended: 1 });
  });

  it('end with everything else that opens it', async () => {
    const account = await somebody(registry);
    const at = browser();
    await signIn(registry, account.email, at);
    await linkFor(registry, account.id);
    await registry.database.transaction((tx) => registry.part(CredentialsRepository).closeCredentials(account.id, tx));
    expect(await refusalOf(at.visitor.sessionHash)).toBe('credential_invalid');
    for (const table of ['password', 'session', 'password_link', 'known_device', 'identity', 'api_key']) {
      expect([table, await registry.query(`SELECT 1 FROM ${table} WHERE account_id = $1`, [account.id])]).toEqual([table, []]);
    }
  });
});

describe('changing the password', () => {
  it('needs the current one, ends every other session and renews one’s own', async () => {
    const account = await somebody(registry);
    const [here, there] = [browser(), browser()];
    const own = await signIn(registry, account.email, here);
    await signIn(registry, account.email, there);
    const context = as('admin', { accountId: account.id });
    const renewed = here.next();
    const input = { currentPassword: good, newPassword: other, currentId: own.id, visitor: renewed.visitor };
    expect((await registry.refusal(ChangePassword, { ...input, currentPassword: other }, context)).code).toBe('sign_in_refused');
    expect((await registry.refusal(ChangePassword, { ...input, newPassword: 'password1234' }, context)).code).toBe('body_invalid');
    await recognise(registry, there.visitor.sessionHash);
    expect(await registry.ask(ChangePassword, input, context)).toEqual({ ended: 1 });
    expect(await Promise.all([here, there].map((each) => refusalOf(each.visitor.sessionHash)))).toEqual(['credential_invalid', 'credential_invalid']);
    expect((await recognise(registry, renewed.visitor.sessionHash)).sessionId).toBe(own.id);
    expect((await refused(registry, account.email, good)).code).toBe('sign_in_refused');
    await signIn(registry, account.email, browser(), other);
  });
});

describe('an identity', () => {
  const issuer = 'https://id.example.org';
  const come = (subject: string, email: string | null) => ({ issuer, subject, email, visitor: browser().visitor });

  it('is an account from the first sign-in with its verified address on, whatever the address is later', async () => {
    const account = await newAccount(registry, 'admin', { email: `${newId()}@example.org` });
    const subject = newId();
    expect(await registry.ask(OpenSessionByIdentity, come(subject, account.email.toUpperCase()))).toMatchObject({
      accountId: account.id, method: 'oidc',
    });
    expect(await registry.ask(OpenSessionByIdentity, come(subject, null))).toMatchObject({ accountId: account.id });
    await registry.query('UPDATE account SET active = false WHERE id = $1', [account.id]);
    expect((await registry.refusal(OpenSessionByIdentity, come(subject, account.email))).code).toBe('sign_in_refused');
  });

  it('is nobody without a verified address, with an unknown one, and with one that two accounts have', async () => {
    const email = `${newId()}@example.org`;
    await newAccount(registry, 'admin', { email });
    expect((await registry.refusal(OpenSessionByIdentity, come(newId(), null))).code).toBe('sign_in_refused');
    expect((await registry.refusal(OpenSessionByIdentity, come(newId(), `no-${email}`))).code).toBe('sign_in_refused');
    await newAccount(registry, 'admin', { email });
    expect((await registry.refusal(OpenSessionByIdentity, come(newId(), email))).code).toBe('sign_in_refused');
  });
});
