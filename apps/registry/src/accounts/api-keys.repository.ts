// Reads and writes API keys; the only file here that speaks SQL about them.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { ApiScope } from '#contracts/scopes.js';
import type { ApiKey } from '#contracts/registry/accounts.js';
import { Database, type Tx } from '#platform/database/database.js';
import { idsOfEnterprise } from '../enterprises/identities.repository.js';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import type { ActingAccount } from './actor.js';
import { ApiKeyRow } from './api-key.entity.js';

/** A presented key with the account it belongs to. */
export interface Credential extends ActingAccount {
  keyId: string;
  expiresAt: Date;
  revoked: boolean;
  usedLately: boolean;
  active: boolean;
  scopes: ApiScope[];
  name: string;
  language: string | null;
}

@Injectable()
export class ApiKeysRepository {
  constructor(private readonly database: Database) {}

  /** The hottest query of the service: one statement, prepared once on each connection. */
  async credential(keyHash: string): Promise<Credential | undefined> {
    const [found] = await this.database.query<Credential>(
      `SELECT k.id AS "keyId", k.expires_at AS "expiresAt", k.revoked_at IS NOT NULL AS revoked,
              coalesce(k.last_used_at > now() - interval '1 minute', false) AS "usedLately",
              a.active, a.id AS "accountId", a.role, a.organisation_id AS "organisationId",
              a.cluster_ids AS "clusterIds", a.name, a.language, k.scopes,
              CASE WHEN a.role = 'enterprise' THEN ${idsOfEnterprise('a.organisation_id')} END AS "enterpriseIds"
       FROM api_key k JOIN account a ON a.id = k.account_id WHERE k.key_hash = $1`,
      [keyHash],
      'registry-credential',
    );
    return found;
  }

  async list(manager: EntityManager, accountId: string, after: string | null, limit: number): Promise<ApiKey[]> {
    const query = manager
      .createQueryBuilder(ApiKeyRow, 'key')
      .where('key.accountId = :accountId', { accountId });
    if (after) query.andWhere('key.id > :after', { after });
    return (await query.orderBy('key.id').limit(limit).getMany()).map(toApiKey);
  }

  async get(manager: EntityManager, accountId: string, keyId: string): Promise<ApiKey> {
    const row = await manager.findOneBy(ApiKeyRow, { id: keyId, accountId });
    if (!row) throw notFound('API key', keyId);
    return toApiKey(row);
  }

  /** How many keys open the account. */
  async countLive(tx: Tx, accountId: string): Promise<number> {
    return tx.countBy(ApiKeyRow, { accountId, revokedAt: IsNull(), expiresAt: MoreThan(new Date()) });
  }

  async insert(tx: Tx, key: ApiKey, keyHash: string): Promise<void> {
    await tx.insert(ApiKeyRow, {
      ...key,
      keyHash,
      createdAt: new Date(key.createdAt),
      expiresAt: new Date(key.expiresAt),
      revokedAt: null,
      lastUsedAt: null,
    });
  }

  /** Revokes the key of the account, once: a second time changes nothing. */
  async revoke(tx: Tx, accountId: string, keyId: string): Promise<ApiKey> {
    await tx
      .createQueryBuilder()
      .update(ApiKeyRow)
      .set({ revokedAt: () => 'now()' })
      .where({ id: keyId, accountId })
      .andWhere('revoked_at IS NULL')
      .execute();
    return this.get(tx, accountId, keyId);
  }

  async hashKnown(tx: Tx, keyHash: string): Promise<boolean> {
    return tx.existsBy(ApiKeyRow, { keyHash });
  }
}

function toApiKey({
  id,
  accountId,
  label,
  prefix,
  scopes,
  createdAt,
  expiresAt,
  revokedAt,
  lastUsedAt,
}: ApiKeyRow): ApiKey {
  return {
    id,
    accountId,
    label,
    prefix,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
