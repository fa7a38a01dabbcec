// Guessing is slowed down and tells nothing: not whether there is an account, not whether the guess was right.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/ids.js';
import { PasswordHasher } from '../src/sign-in/hasher.js';
import { newAccount, startTestRegistry, type TestRegistry } from './registry.js';
import { browser, good, linkFor, other, refused, setPassword, signIn, somebody } from './signing-in.js';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry.stop());
beforeEach(() => registry.query('DELETE FROM sign_in_throttle'));

const guess = async (email: string, times: number, at?: ReturnType<typeof browser>) => {
  for (let n = 0; n < times; n += 1) expect((await refused(registry, email, other, at ?? browser())).code).toBe('sign_in_refused');
};
/** As if so much time had passed. */
const later = (time: string) => registry.query(`UPDATE sign_in_throttle SET last_at = last_at - $1::interval`, [time]);

/** As if no time could pass: however slow the machine is, who has to wait still has to. */
const standstill = () => later('-1 hour');

describe('a refusal', () => {
  it('has the same words and costs the same work, whatever is wrong', async () => {
    const [account, closed, locked] = [await somebody(registry), await somebody(registry), await somebody(registry)];
    const without = await newAccount(registry, 'admin', { email: `${newId()}@example.org` });
    await registry.query('UPDATE account SET active = false WHERE id = $1', [closed.id]);
    const at = browser();
    await guess(locked.email, 5, at);
    await standstill();
    const cases: [string, string, string, ReturnType<typeof browser>][] = [
      ['no account', `${newId()}@example.org`, good, browser()],
      ['no password', without.email, good, browser()],
      ['another password', account.email, other, browser()],
      ['closed', closed.email, good, browser()],
      ['locked, though it is right', locked.email, good, at],
    ];
    const hasher = registry.part(PasswordHasher);
    const seen: unknown[] = [];
    for (const [what, email, password, from] of cases) {
      const before = hasher.checks;
      const { code, message, details } = await refused(registry, email, password, from);
      expect([what, code, hasher.checks - before]).toEqual([what, 'sign_in_refused', 1]);
      seen.push({ message, details });
    }
    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
  });
});

describe('guesses', () => {
  it('are made wait after five, longer after each, and then the right password opens', async () => {
    const { email } = await somebody(registry);
    const at = browser();
    await guess(email, 5, at);
    await standstill();
    expect((await refused(registry, email, good, at)).code).toBe('sign_in_refused');
    await later('1 hour 1 second');
    // A wrong one again.
    await guess(email, 1, at);
    await standstill();
    expect((await refused(registry, email, good, at)).code).toBe('sign_in_refused');
    await later('1 hour 2 seconds');
    await signIn(registry, email, at);
    // It begins anew.
    await guess(email, 4, at);
    await signIn(registry, email, at.next());
  });

  it('never make anybody wait longer than a quarter of an hour', async () => {
    const { email } = await somebody(registry);
    const at = browser();
    await guess(email, 1, at);
    await registry.query('UPDATE sign_in_throttle SET failures = 1000000');
    await later('15 minutes');
    await signIn(registry, email, at);
  });

  it('are not more when they come all at once', async () => {
    const { email } = await somebody(registry);
    const at = browser();
    const began = Date.now();
    await Promise.all(Array.from({ length: 30 }, () => refused(registry, email, other, at)));
    const most = await registry.query<{ most: number }>('SELECT max(failures) AS most FROM sign_in_throttle');
    // Five are free; each further one waited twice as long, so there are few however long it took.
    const passedS = (Date.now() - began) / 1000;
    expect(most[0]!.most).toBeLessThanOrEqual(5 + Math.ceil(Math.log2(2 + passedS)));
  });

  it('of others do not keep out who has signed in from this browser before', async () => {
    const { email } = await somebody(registry);
    const own = browser();
    await signIn(registry, email, own);
    await guess(email, 20);
    await standstill();
    await signIn(registry, email, own.next());
    expect((await refused(registry, email, good)).code).toBe('sign_in_refused');
    // Not a way round either: who has the browser but not the password is slowed down by itself.
    await guess(email, 5, own);
    await standstill();
    expect((await refused(registry, email, good, own)).code).toBe('sign_in_refused');
  });

  it('of others do not keep out who holds a link from the mailbox', async () => {
    const { email, id } = await somebody(registry);
    await guess(email, 20);
    await standstill();
    const own = browser();
    await setPassword(registry, await linkFor(registry, id), other, own);
    await signIn(registry, email, own.next(), other);
  });

  it('of many accounts from one network are slowed down, elsewhere nobody is', async () => {
    const { email } = await somebody(registry);
    const network = `net-${newId()}`;
    await guess(`${newId()}@example.org`, 2, browser(network));
    // As if there had been fifty.
    await registry.query('UPDATE sign_in_throttle SET failures = failures * 25');
    await standstill();
    expect((await refused(registry, email, good, browser(network))).code).toBe('sign_in_refused');
    await signIn(registry, email);
  });

  it('leave no address and no password behind', async () => {
    const { email } = await somebody(registry);
    await guess(email, 1);
    for (const table of ['sign_in_throttle', 'audit_log', 'outbox', 'idempotency_key']) {
      for (const text of [email, other]) expect(await registry.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE $1`, [`%${text}%`])).toEqual([]);
    }
  });
});
