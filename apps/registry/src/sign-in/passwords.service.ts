// The use cases of passwords: changed by who knows the current one, set by who holds a link that was sent to the address.
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  PasswordLinkMade, ResolvePasswordReset, type ChangePassword, type InviteToSignIn, type IssuePasswordLink, type PasswordLink,
  type RequestPasswordReset, type SetPassword,
} from '#contracts/registry/sign-in.js';
import { Audit } from '#platform/audit.js';
import { currentContext, systemContext } from '#platform/context.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { scopeForAccount, systemOnly } from '../access.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { PasswordHasher } from './hasher.js';
import { addressOf, PasswordChecks } from './password-checks.js';
import { allowed } from './password-rules.js';
import { PasswordsRepository } from './passwords.repository.js';
import { SessionsRepository } from './sessions.repository.js';

const lifeMs = { invitation: 7 * 86_400_000, reset: 3_600_000 } as const;
/** Links of one account in an hour: nobody's mailbox is filled by others. */
const mostLinksAnHour = 3;

@Injectable()
export class PasswordsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordsRepository,
    private readonly sessions: SessionsRepository,
    private readonly checks: PasswordChecks,
    private readonly hasher: PasswordHasher,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** Ends every other session; the one that asks goes on under a new token. */
  async change(
    { currentPassword, newPassword, currentId, visitor }: Input<typeof ChangePassword>,
    context: RequestContext,
  ): Promise<{ ended: number }> {
    const accountId = context.actor!.accountId;
    const { manager } = this.database;
    const account = await this.accounts.get(manager, accountId, scopeForAccount(accountId, context));
    const stored = await this.passwords.ofAccount(manager, accountId);
    const checked = await this.checks.ofAccount(accountId, stored?.address ?? addressOf(account.email), currentPassword, visitor);
    const hash = await this.hasher.make(allowed(newPassword, 'newPassword', account));
    return this.database.transaction(async (tx) => {
      await this.checks.confirm(tx, { ...checked, better: hash }, visitor);
      await this.passwords.deleteLinks(tx, accountId);
      if (currentId !== null) await this.sessions.renew(tx, accountId, currentId, visitor.sessionHash);
      const ended = await this.sessions.endAll(tx, accountId, currentId);
      await this.record(tx, 'password.changed', accountId, context, { ended });
      return { ended };
    });
  }

  /** The link works once; it ends every session, and whoever held it can sign in from this browser whatever others try. */
  async set({ tokenHash, password, visitor }: Input<typeof SetPassword>, context: RequestContext): Promise<Output<typeof SetPassword>> {
    systemOnly(context);
    const seen = usable(await this.database.transaction((tx) => this.passwords.linkByToken(tx, tokenHash)));
    const hash = await this.hasher.make(allowed(password, 'password', seen));
    return this.database.transaction(async (tx) => {
      const { accountId, email, purpose } = usable(await this.passwords.linkByToken(tx, tokenHash));
      await this.passwords.set(tx, accountId, addressOf(email), hash);
      await this.passwords.deleteLinks(tx, accountId);
      const ended = await this.sessions.endAll(tx, accountId);
      await this.sessions.rememberDevice(tx, accountId, visitor.deviceHash);
      await this.record(tx, 'password.set', accountId, context, { purpose, ended });
      return { accountId };
    });
  }

  invite({ accountId }: Input<typeof InviteToSignIn>, context: RequestContext): Promise<PasswordLink> {
    const scope = scopeForAccount(accountId, context);
    return this.database.idempotently(context, async (tx) => {
      const account = await this.accounts.get(tx, accountId, scope);
      if (!account.active) {
        throw new DomainError('transition_not_allowed', 'The account is not active. Open it first, then invite its owner.');
      }
      await this.accounts.lock(tx, accountId);
      if ((await this.passwords.countRecentLinks(tx, accountId)) >= mostLinksAnHour) {
        throw new DomainError('transition_not_allowed', `The account got ${mostLinksAnHour} links in the last hour. Wait, and let its owner look at the newest e-mail.`);
      }
      return this.makeLink(tx, accountId, 'invitation', context);
    });
  }

  /** Writes the same row whoever it is about; whether there is such an account is looked up when the caller has its answer. */
  requestReset({ email }: Input<typeof RequestPasswordReset>, context: RequestContext): Promise<{ accepted: true }> {
    systemOnly(context);
    return this.database.transaction(async (tx) => {
      const id = newId();
      await this.passwords.insertRequest(tx, { id, address: addressOf(email), requestedAt: new Date() });
      await this.jobs.add(ResolvePasswordReset, id);
      return { accepted: true };
    });
  }

  resolveReset(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const address = await this.passwords.takeRequest(tx, id);
      const accountId = address === undefined ? undefined : await this.passwords.accountFor(tx, address);
      if (accountId === undefined) return;
      await this.accounts.lock(tx, accountId);
      if ((await this.passwords.countRecentLinks(tx, accountId)) >= mostLinksAnHour) return;
      await this.makeLink(tx, accountId, 'reset', currentContext() ?? systemContext('password-reset'));
    });
  }

  issueLink({ linkId }: Input<typeof IssuePasswordLink>, context: RequestContext): Promise<Output<typeof IssuePasswordLink>> {
    systemOnly(context);
    return this.database.transaction(async (tx) => {
      const link = await this.passwords.linkById(tx, linkId);
      if (!link || link.over || !link.active) return null;
      const token = randomBytes(32).toString('base64url');
      await this.passwords.addToken(tx, linkId, createHash('sha256').update(token).digest('hex'));
      const { name, email, language, purpose, expiresAt } = link;
      return { name, email, language, purpose, expiresAt: expiresAt.toISOString(), token };
    });
  }

  private async makeLink(tx: Tx, accountId: string, purpose: PasswordLink['purpose'], context: RequestContext): Promise<PasswordLink> {
    const now = new Date();
    const link = { id: newId(), accountId, purpose, createdAt: now, expiresAt: new Date(now.getTime() + lifeMs[purpose]) };
    await this.passwords.insertLink(tx, { ...link, tokenHashes: [] });
    await this.outbox.publish(PasswordLinkMade, { linkId: link.id, accountId, purpose }, tx, { aggregateId: link.id, version: 1 });
    await this.record(tx, 'password_link.made', accountId, context, { purpose, linkId: link.id });
    return { ...link, createdAt: now.toISOString(), expiresAt: link.expiresAt.toISOString() };
  }

  private record(tx: Tx, action: string, accountId: string, { actor, requestId }: RequestContext, details: Record<string, unknown>) {
    return this.audit.record(tx, { action, subjectType: 'account', subjectId: accountId, actor, requestId, details });
  }
}

function usable<L extends { over: boolean; active: boolean }>(link: L | undefined): L {
  if (!link?.active) throw new DomainError('link_invalid', 'The link is not valid: it was used, or a newer one was sent. Ask for a new one.');
  if (link.over) throw new DomainError('link_expired', 'The link is too old. Ask for a new one.');
  return link;
}
