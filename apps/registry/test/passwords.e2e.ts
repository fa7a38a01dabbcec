// Passwords and the links that set them: single use, short-lived, sent to the address and to nobody who only guesses it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { ChangeAccount } from '#contracts/registry/accounts.js';
import { InviteToSignIn, IssuePasswordLink, RequestPasswordReset, SetPassword } from '#contracts/registry/sign-in.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { as, newAccount, newCluster, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';
import { browser, good, linkFor, other, recognise, refused, setPassword, sha256, signIn, somebody } from './signing-in.js';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry.stop());

const refusalOf = async (token: string, password = good) =>
  (await registry.refusal(SetPassword, { tokenHash: sha256(token), password, visitor: browser().visitor })).code;
const newcomer = () => newAccount(registry, 'admin', { email: `${newId()}@example.org` });

describe('a link', () => {
  it('sets a password once and ends what was open', async () => {
    const account = await somebody(registry);
    const at = browser();
    await signIn(registry, account.email, at);
    const token = await linkFor(registry, account.id);
    expect(await setPassword(registry, token, other)).toEqual({ accountId: account.id });
    expect(await refusalOf(token)).toBe('link_invalid');
    await expect(recognise(registry, at.visitor.sessionHash)).rejects.toMatchObject({ code: 'credential_invalid' });
    expect((await refused(registry, account.email, good)).code).toBe('sign_in_refused');
    await signIn(registry, account.email, browser(), other);
  });

  it('is good for one of many who use it at once', async () => {
    const account = await newcomer();
    const token = await linkFor(registry, account.id);
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => setPassword(registry, token)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('stays good when the password is not allowed, and not when it is old, unknown or of a closed account', async () => {
    const account = await newcomer();
    const first = await linkFor(registry, account.id);
    expect(await refusalOf(first, 'short')).toBe('body_invalid');
    expect(await refusalOf(first, account.email)).toBe('body_invalid');
    expect(await refusalOf('unknown')).toBe('link_invalid');
    await registry.query("UPDATE password_link SET expires_at = now() - interval '1 second' WHERE account_id = $1", [account.id]);
    expect(await refusalOf(first)).toBe('link_expired');
    const { id } = await registry.ask(InviteToSignIn, { accountId: account.id });
    const newer = (await registry.ask(IssuePasswordLink, { linkId: id }))!.token;
    await registry.query('UPDATE account SET active = false WHERE id = $1', [account.id]);
    expect(await refusalOf(newer)).toBe('link_invalid');
    expect(await registry.ask(IssuePasswordLink, { linkId: id })).toBeNull();
  });

  it('opens nothing any more when the account has another address', async () => {
    const account = await newcomer();
    const token = await linkFor(registry, account.id);
    await registry.ask(ChangeAccount, { id: account.id, version: 1, change: { email: `new-${account.email}` } });
    expect(await refusalOf(token)).toBe('link_invalid');
  });

  it('is told of without its secret, which is nowhere in the database', async () => {
    const account = await newcomer();
    const { id } = await registry.ask(InviteToSignIn, { accountId: account.id }, as('admin', {}, newId()));
    const token = (await registry.ask(IssuePasswordLink, { linkId: id }))!.token;
    expect((await toldAbout(registry, id)).map(({ subject }) => subject)).toEqual(['event.registry.password-link-made.v1']);
    await setPassword(registry, token);
    for (const table of ['password_link', 'password', 'outbox', 'audit_log', 'idempotency_key']) {
      for (const text of [token, good]) expect(await registry.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE $1`, [`%${text}%`])).toEqual([]);
    }
  });

  it('is the same link in every e-mail that was written of it', async () => {
    const account = await newcomer();
    const { id } = await registry.ask(InviteToSignIn, { accountId: account.id });
    const [first, second] = [await registry.ask(IssuePasswordLink, { linkId: id }), await registry.ask(IssuePasswordLink, { linkId: id })];
    await setPassword(registry, first!.token);
    expect(await refusalOf(second!.token)).toBe('link_invalid');
  });

  it('is sent by who administers the account, three times an hour at most, and not to a closed one', async () => {
    const cluster = await newCluster(registry);
    const account = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const manager = (clusterId: string) => as('manager', { clusterIds: [clusterId] }, newId());
    const invite = { accountId: account.id };
    expect((await registry.refusal(InviteToSignIn, invite, manager(newId()))).code).toBe('not_found');
    expect((await registry.refusal(InviteToSignIn, invite, as('cda', { clusterIds: [cluster.id] }, newId()))).code).toBe('not_found');
    for (let n = 0; n < 3; n += 1) await registry.ask(InviteToSignIn, invite, manager(cluster.id));
    expect((await registry.refusal(InviteToSignIn, invite, manager(cluster.id))).code).toBe('transition_not_allowed');
    const closed = await newcomer();
    await registry.ask(ChangeAccount, { id: closed.id, version: 1, change: { active: false } });
    expect((await registry.refusal(InviteToSignIn, { accountId: closed.id })).code).toBe('transition_not_allowed');
  });

  it('does not give two accounts one way to sign in', async () => {
    const [first, second] = [await somebody(registry), await newcomer()];
    await registry.ask(ChangeAccount, { id: second.id, version: 1, change: { email: first.email } });
    expect(await refusalOf(await linkFor(registry, second.id))).toBe('already_exists');
    await signIn(registry, first.email);
  });
});

describe('asking for a reset', () => {
  it('answers the same whoever it is about, and writes to the address of an active account only', async () => {
    const [account, closed] = [await somebody(registry), await somebody(registry)];
    await registry.query('UPDATE account SET active = false WHERE id = $1', [closed.id]);
    for (const email of [account.email.toUpperCase(), closed.email, `${newId()}@example.org`]) {
      expect(await registry.ask(RequestPasswordReset, { email })).toEqual({ accepted: true });
    }
    await waitFor(async () => (await registry.query('SELECT 1 FROM password_reset_request')).length === 0, { what: 'all to be looked up' });
    const links = await registry.query<{ account_id: string }>("SELECT account_id FROM password_link WHERE purpose = 'reset'");
    expect(links).toEqual([{ account_id: account.id }]);
  });

  it('fills nobody’s mailbox', async () => {
    const { email, id } = await somebody(registry);
    await Promise.all(Array.from({ length: 6 }, () => registry.ask(RequestPasswordReset, { email })));
    await waitFor(async () => (await registry.query('SELECT 1 FROM password_reset_request')).length === 0, { what: 'all to be looked up' });
    expect(await registry.query('SELECT 1 FROM password_link WHERE account_id = $1', [id])).toHaveLength(3);
  });
});

describe('a stored password', () => {
  it('is argon2id as OWASP advises, and made anew at the next sign-in when it is not', async () => {
    const { email, id } = await somebody(registry);
    const stored = async () => (await registry.query<{ hash: string }>('SELECT hash FROM password WHERE account_id = $1', [id]))[0]!.hash;
    const today = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
    expect(await stored()).toMatch(today);
    await registry.query('UPDATE password SET hash = $2 WHERE account_id = $1', [id, await hash(good, { memoryCost: 8192, timeCost: 3, parallelism: 1 })]);
    await refused(registry, email, other);
    expect(await stored()).not.toMatch(today);
    await signIn(registry, email);
    expect(await stored()).toMatch(today);
    await signIn(registry, email);
  });

  it('is the same however it was typed', async () => {
    const account = await newcomer();
    await setPassword(registry, await linkFor(registry, account.id), 'été à la rivière'.normalize('NFD'));
    await signIn(registry, account.email, browser(), 'été à la rivière'.normalize('NFC'));
  });
});
