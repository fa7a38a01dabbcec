// People who sign in, each from a browser of their own.
import { createHash, randomBytes } from 'node:crypto';
import type { Input } from '#contracts/message.js';
import type { Account, NewAccount } from '#contracts/registry/accounts.js';
import { InviteToSignIn, IssuePasswordLink, OpenSession, RecogniseSession, SetPassword, type Visitor } from '#contracts/registry/sign-in.js';
import { newId } from '#platform/ids.js';
import { newAccount, type TestRegistry } from './registry.js';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const good = 'seven looms by the river';
export const other = 'eleven bobbins at dawn';

export interface TestBrowser {
  visitor: Visitor;
  /** As after a sign-in: the device is the same, the session token a new one. */
  next(): TestBrowser;
}

/** In another network than every other one, unless it is stated. */
export function browser(network = `net-${newId()}`, deviceHash = sha256(newId())): TestBrowser {
  const sessionHash = sha256(randomBytes(32).toString('hex'));
  return {
    visitor: { network, userAgent: 'Firefox', deviceHash, sessionHash, formerHash: null },
    next: () => browser(network, deviceHash),
  };
}

/** A link as it would be in the e-mail. */
export async function linkFor(registry: TestRegistry, accountId: string): Promise<string> {
  const { id } = await registry.ask(InviteToSignIn, { accountId });
  return (await registry.ask(IssuePasswordLink, { linkId: id }))!.token;
}

export const setPassword = (registry: TestRegistry, token: string, password = good, { visitor } = browser()) =>
  registry.ask(SetPassword, { tokenHash: sha256(token), password, visitor });

/** An admin who has set a password, from a browser that nobody uses afterwards. */
export async function somebody(registry: TestRegistry, change: Partial<NewAccount> = {}): Promise<Account> {
  const account = await newAccount(registry, 'admin', { email: `${newId()}@example.org`, ...change });
  await setPassword(registry, await linkFor(registry, account.id));
  return account;
}

export const signIn = (registry: TestRegistry, email: string, { visitor }: TestBrowser = browser(), password = good) =>
  registry.ask(OpenSession, { email, password, visitor });

export const refused = async (registry: TestRegistry, email: string, password: string, { visitor }: TestBrowser = browser()) =>
  registry.refusal(OpenSession, { email, password, visitor });

export const recognise = (registry: TestRegistry, tokenHash: string) =>
  registry.ask(RecogniseSession, { tokenHash } satisfies Input<typeof RecogniseSession>);
