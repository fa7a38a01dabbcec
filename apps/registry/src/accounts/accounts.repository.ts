// Reads and writes accounts; the only file here that speaks TypeORM to their table.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Role } from '#contracts/message.js';
import type { Account, Colleague } from '#contracts/registry/accounts.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { managedRoles, type Scope } from '../access.js';
import { AccountRow } from './account.entity.js';

interface Filter {
  clusterId?: string;
  role?: Role;
  after: string | null;
  limit: number;
}

@Injectable()
export class AccountsRepository {
  async get(manager: EntityManager, id: string, scope: Scope): Promise<Account> {
    const row = await within(manager, scope).andWhere('account.id = :id', { id }).getOne();
    if (!row) throw notFound('account', id);
    return toAccount(row);
  }

  /** Those of the ids that the scope reaches. */
  async withIds(manager: EntityManager, ids: readonly string[], scope: Scope): Promise<Account[]> {
    return (await within(manager, scope).andWhere('account.id = ANY(:ids)', { ids }).orderBy('account.id').getMany()).map(toAccount);
  }

  async list(
    manager: EntityManager,
    scope: Scope,
    { clusterId, role, after, limit }: Filter,
  ): Promise<Account[]> {
    const query = within(manager, scope).orderBy('account.id').limit(limit);
    if (clusterId) query.andWhere(':clusterId = ANY(account.clusterIds)', { clusterId });
    if (role) query.andWhere('account.role = :role', { role });
    if (after) query.andWhere('account.id > :after', { after });
    return (await query.getMany()).map(toAccount);
  }

  /** CDAs, managers and admins of any cluster of the scope, the closed ones too; an admin of everything is of every cluster. */
  async colleagues(manager: EntityManager, scope: Scope, { after, limit }: Pick<Filter, 'after' | 'limit'>): Promise<Colleague[]> {
    const query = manager.createQueryBuilder(AccountRow, 'account').where("account.role IN ('cda', 'manager', 'admin')");
    if (scope.reach === 'clusters') query.andWhere(`(account.clusterIds && :clusterIds OR account.role = 'admin' AND account.clusterIds = '{}')`, scope);
    else if (scope.reach !== 'everything') query.andWhere('false');
    if (after) query.andWhere('account.id > :after', { after });
    const rows = await query.orderBy('account.id').limit(limit).getMany();
    return rows.map(({ id, name, role, active }) => ({ id, name, role: role as Colleague['role'], active }));
  }

  async insert(tx: Tx, account: Account): Promise<void> {
    await tx.insert(AccountRow, toRow(account));
  }

  /** Writes the next version; false when somebody else was faster. */
  async replace(tx: Tx, account: Account): Promise<boolean> {
    const seen = { id: account.id, version: account.version - 1 };
    const { affected } = await tx.update(AccountRow, seen, toRow(account));
    return affected === 1;
  }

  /** Who gives the account a key waits here until another one has: the keys are counted. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [id]);
  }

  /** The accounts of an organisation follow it to its clusters; those that moved. */
  moveOrganisation(tx: Tx, organisationId: string, clusterIds: string[]): Promise<Pick<Account, 'id' | 'version' | 'role' | 'clusterIds'>[]> {
    return rowsIn(
      tx, 'UPDATE account SET cluster_ids = $2, version = version + 1 WHERE organisation_id = $1 RETURNING id, version, role, cluster_ids AS "clusterIds"',
      [organisationId, clusterIds],
    );
  }
}

/**
 * Accounts the scope reaches. With clusters: only those that reach no further than the caller, of the roles
 * that are managed per cluster; a key for any other account would open foreign clusters.
 */
function within(manager: EntityManager, scope: Scope): SelectQueryBuilder<AccountRow> {
  const query = manager.createQueryBuilder(AccountRow, 'account');
  if (scope.reach === 'everything') return query;
  if (scope.reach === 'account') return query.where('account.id = :accountId', scope);
  if (scope.reach === 'organisation') return query.where('false');
  return query
    .where('account.clusterIds <@ :clusterIds', scope)
    .andWhere(`account.clusterIds <> '{}'`)
    .andWhere('account.role = ANY(:managedRoles)', { managedRoles });
}

const toAccount = ({ createdAt, ...row }: AccountRow): Account => ({
  ...row,
  createdAt: createdAt.toISOString(),
});

const toRow = (account: Account): AccountRow => ({ ...account, createdAt: new Date(account.createdAt) });
