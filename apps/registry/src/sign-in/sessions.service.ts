// The use cases of sessions: opened by password or identity, recognised, listed, ended.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type {
  EndSession, EndSessions, ListSessions, OpenSession, OpenSessionByIdentity, RecogniseSession, Session, Visitor,
} from '#contracts/registry/sign-in.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { scopeForAccount, systemOnly } from '../access.js';
import { actorOf } from '../accounts/actor.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { IdentitiesRepository } from './identities.repository.js';
import { LastUses } from './last-uses.js';
import { PasswordChecks } from './password-checks.js';
import { longestDays, SessionsRepository, toSession } from './sessions.repository.js';
import type { SessionRow } from './sign-in.entity.js';

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly checks: PasswordChecks,
    private readonly sessions: SessionsRepository,
    private readonly identities: IdentitiesRepository,
    private readonly accounts: AccountsRepository,
    private readonly uses: LastUses,
    private readonly audit: Audit,
  ) {}

  /** Three steps, since the password is checked outside of a transaction: counted, checked, opened. */
  async open({ email, password, visitor }: Input<typeof OpenSession>, context: RequestContext): Promise<Session> {
    systemOnly(context);
    const checked = await this.checks.byAddress(email, password, visitor);
    return this.database.transaction(async (tx) => {
      await this.checks.confirm(tx, checked, visitor);
      return this.insert(tx, checked.accountId, 'password', visitor, context);
    });
  }

  openByIdentity({ issuer, subject, email, visitor }: Input<typeof OpenSessionByIdentity>, context: RequestContext): Promise<Session> {
    systemOnly(context);
    return this.database.transaction(async (tx) => {
      const accountId = await this.identities.accountOf(tx, issuer, subject, email);
      if (accountId === undefined) throw noAccountForIdentity();
      await this.sessions.rememberDevice(tx, accountId, visitor.deviceHash);
      return this.insert(tx, accountId, 'oidc', visitor, context);
    });
  }

  async recognise({ tokenHash, isUse }: Input<typeof RecogniseSession>, context: RequestContext): Promise<Output<typeof RecogniseSession>> {
    systemOnly(context);
    const found = await this.sessions.live(tokenHash);
    if (!found) throw new DomainError('credential_invalid', 'The session has ended. Sign in again.');
    if (found.over) throw new DomainError('credential_expired', 'The session is over. Sign in again.');
    if (isUse !== false && !found.seenLately) this.uses.note('session', found.sessionId);
    const { name, language, endsAt, sessionId } = found;
    return { actor: actorOf(found), name, language, expiresAt: endsAt.toISOString(), sessionId };
  }

  async list({ accountId, currentId, cursor, limit }: Input<typeof ListSessions>, context: RequestContext): Promise<Page<Session>> {
    const { manager } = this.database;
    await this.accounts.get(manager, accountId, scopeForAccount(accountId, context));
    const rows = await this.sessions.list(manager, accountId, idOfCursor(cursor), limit + 1);
    return pageOf(rows.map((row) => toSession(row, currentId)), limit);
  }

  end({ accountId, sessionId, currentId }: Input<typeof EndSession>, context: RequestContext): Promise<Session> {
    return this.database.transaction(async (tx) => {
      await this.accounts.get(tx, accountId, scopeForAccount(accountId, context));
      const row = await this.sessions.end(tx, accountId, sessionId);
      await this.record(tx, 'session.ended', row.id, accountId, context);
      return toSession(row, currentId);
    });
  }

  /** All but the one that asks. */
  endAll({ accountId, currentId }: Input<typeof EndSessions>, context: RequestContext): Promise<{ ended: number }> {
    return this.database.transaction(async (tx) => {
      await this.accounts.get(tx, accountId, scopeForAccount(accountId, context));
      const ended = await this.sessions.endAll(tx, accountId, currentId);
      if (ended > 0) {
        const { actor, requestId } = context;
        await this.audit.record(tx, {
          action: 'account.signed_out', subjectType: 'account', subjectId: accountId, actor, requestId, details: { ended },
        });
      }
      return { ended };
    });
  }

  private async insert(
    tx: Tx, accountId: string, method: SessionRow['method'], { sessionHash, formerHash, userAgent }: Visitor, context: RequestContext,
  ): Promise<Session> {
    await this.sessions.endFormer(tx, formerHash);
    const now = new Date();
    const row: SessionRow = {
      id: newId(), accountId, tokenHash: sessionHash, method, userAgent, createdAt: now, lastSeenAt: now,
      expiresAt: new Date(now.getTime() + longestDays * 86_400_000),
    };
    await this.sessions.insert(tx, row);
    await this.record(tx, 'session.opened', row.id, accountId, context, { method });
    return toSession(row, row.id);
  }

  private record(
    tx: Tx, action: string, subjectId: string, accountId: string, { actor, requestId }: RequestContext, more: object = {},
  ): Promise<void> {
    return this.audit.record(tx, { action, subjectType: 'session', subjectId, actor, requestId, details: { accountId, ...more } });
  }
}

const noAccountForIdentity = () =>
  new DomainError(
    'sign_in_refused',
    'No account here has the verified e-mail address that your identity provider states. Ask whoever looks after your account.',
  );
