// The use cases of accounts: each has a role, and reaches as far as its organisation or its clusters.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext, Role } from '#contracts/message.js';
import type { Account, ChangeAccount, Colleague, GetAccount, ListAccounts, ListColleagues, NewAccount } from '#contracts/registry/accounts.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { managedRoles, scopeFor, scopeForAccount, type Scope } from '../access.js';
import { BuyersRepository } from '../buyers/buyers.repository.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { ProvidersRepository } from '../providers/providers.repository.js';
import { PasswordsRepository } from '../sign-in/passwords.repository.js';
import { SessionsRepository } from '../sign-in/sessions.repository.js';
import { versionStale } from '../versions.js';
import { accountChanged } from './account-changed.js';
import { AccountsRepository } from './accounts.repository.js';

const organised = ['buyer', 'enterprise', 'provider'] as const satisfies readonly Role[];
type Organised = (typeof organised)[number];
const isOrganised = (role: Role): role is Organised => organised.some((each) => each === role);

@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly enterprises: EnterprisesRepository,
    private readonly buyers: BuyersRepository,
    private readonly providers: ProvidersRepository,
    private readonly clusters: ClusterCheck,
    private readonly sessions: SessionsRepository,
    private readonly passwords: PasswordsRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  create(input: NewAccount, context: RequestContext): Promise<Account> {
    const scope = scopeFor('create an account', context);
    if (scope.reach !== 'everything' && !managedRoles.includes(input.role)) throw roleReserved(input.role);
    return this.database.idempotently(context, async (tx) => {
      const clusterIds = await this.clustersFor(tx, input, scope);
      const account: Account = {
        ...input,
        id: newId(),
        version: 1,
        clusterIds,
        language: input.language ?? null,
        active: true,
        createdAt: new Date().toISOString(),
      };
      await this.accounts.insert(tx, account);
      await this.outbox.publishAll([accountChanged(account)], tx);
      await this.record(tx, 'account.created', account, context);
      return account;
    });
  }

  /** Name, address and language are also one's own to change; whether it is open and where, never. */
  change({ id, version, change }: Input<typeof ChangeAccount>, context: RequestContext): Promise<Account> {
    const reaching = change.active !== undefined || change.clusterIds !== undefined;
    if (reaching && context.actor?.accountId === id) throw ownReach();
    const scope = reaching ?
      scopeFor('open, close or move an account', context)
    : scopeForAccount(id, context);
    return this.database.transaction(async (tx) => {
      const before = await this.accounts.get(tx, id, scope);
      if (before.version !== version) throw versionStale('account', id);
      const after: Account = { ...before, ...change };
      if (change.clusterIds) after.clusterIds = await this.clustersFor(tx, after, scope);
      if (isDeepStrictEqual(after, before)) return before;
      after.version += 1;
      if (!(await this.accounts.replace(tx, after))) throw versionStale('account', id);
      // Opened again one day, it must not be signed in somewhere still.
      if (!after.active) await this.sessions.endAll(tx, id);
      // A link that lies in a mailbox which is no longer the account's opens nothing.
      if (after.email !== before.email) await this.passwords.deleteLinks(tx, id);
      await this.outbox.publishAll([accountChanged(after, before.clusterIds)], tx);
      await this.record(tx, 'account.changed', after, context, { fields: Object.keys(change) });
      return after;
    });
  }

  get({ id }: Input<typeof GetAccount>, context: RequestContext): Promise<Account> {
    return this.accounts.get(this.database.manager, id, scopeForAccount(id, context));
  }

  async list(
    { cursor, limit, ...filter }: Input<typeof ListAccounts>,
    context: RequestContext,
  ): Promise<Page<Account>> {
    const scope = scopeFor('read accounts', context);
    const wanted = { ...filter, after: idOfCursor(cursor), limit: limit + 1 };
    return pageOf(await this.accounts.list(this.database.manager, scope, wanted), limit);
  }

  /** Their names, whoever of them may not be managed by the caller too: a decision shows an id. */
  async colleagues({ cursor, limit }: Input<typeof ListColleagues>, context: RequestContext): Promise<Page<Colleague>> {
    const scope = scopeFor('read names of colleagues', context);
    return pageOf(await this.accounts.colleagues(this.database.manager, scope, { after: idOfCursor(cursor), limit: limit + 1 }), limit);
  }

  private record(
    tx: Tx,
    action: string,
    { id, role, organisationId, clusterIds, active }: Account,
    { actor, requestId }: RequestContext,
    more: object = {},
  ): Promise<void> {
    const details = { role, organisationId, clusterIds, active, ...more };
    return this.audit.record(tx, { action, subjectType: 'account', subjectId: id, actor, requestId, details });
  }

  /** An account of an organisation has the organisation's clusters; others have those that are stated. */
  private async clustersFor(
    tx: Tx,
    { role, organisationId, clusterIds }: Pick<NewAccount, 'role' | 'organisationId' | 'clusterIds'>,
    scope: Scope,
  ): Promise<string[]> {
    if (isOrganised(role)) {
      if (organisationId === null) throw wrong('organisationId', `must be the id of the ${role} it acts for`);
      const own = await this.clustersOf(tx, role, organisationId, scope);
      const foreign = clusterIds.some((id) => !own.includes(id));
      if (foreign) throw wrong('clusterIds', `must be clusters of the ${role}; leave it out`);
      await this.clusters.require(tx, own, scope, 'organisationId');
      return own;
    }
    if (organisationId !== null) throw wrong('organisationId', `must be null for the role ${role}`);
    const nowhere = clusterIds.length === 0 && role !== 'admin';
    if (nowhere) throw wrong('clusterIds', `must name at least one cluster for the role ${role}`);
    await this.clusters.require(tx, clusterIds, scope, 'clusterIds');
    return clusterIds;
  }

  private async clustersOf(tx: Tx, role: Organised, id: string, scope: Scope): Promise<string[]> {
    try {
      if (role === 'buyer') return (await this.buyers.get(tx, id, scope)).clusterIds;
      if (role === 'provider') return (await this.providers.get(tx, id, scope)).clusterIds;
      return [(await this.enterprises.get(tx, id, scope)).clusterId];
    } catch (error) {
      const absent = error instanceof DomainError && error.code === 'not_found';
      throw absent ? wrong('organisationId', `is not the id of a known ${role}`) : error;
    }
  }
}

const wrong = (field: string, message: string) =>
  new DomainError('body_invalid', `${field} ${message}.`, { fields: [{ field, message }] });

const ownReach = () =>
  new DomainError(
    'role_not_allowed',
    'Nobody closes or moves the account they act with. Ask another manager or admin of its clusters.',
  );

const roleReserved = (role: string) =>
  new DomainError('role_not_allowed', `Only an admin of all clusters can create an account with the role ${role}.`, {
    fields: [{ field: 'role', message: `must be one of ${managedRoles.join(', ')}` }],
  });
