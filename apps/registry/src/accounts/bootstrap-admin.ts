// The first admin of a new installation: an account opened by the key from the configuration, made once.
import { Injectable } from '@nestjs/common';
import { everyScope } from '#contracts/scopes.js';
import { Audit } from '#platform/audit.js';
import { systemContext } from '#platform/context.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { AccountsRepository } from './accounts.repository.js';
import { hashOf, longestLifeMs, prefixOf } from './api-key.js';
import { ApiKeysRepository } from './api-keys.repository.js';

@Injectable()
export class BootstrapAdmin {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly keys: ApiKeysRepository,
    private readonly audit: Audit,
  ) {}

  /** Does nothing when the key exists already, also when it was revoked. True when it made the account. */
  ensure(key: string): Promise<boolean> {
    const keyHash = hashOf(key);
    return this.database.transaction(async (tx) => {
      // Processes that start together wait for each other here.
      await tx.query('LOCK TABLE api_key IN SHARE ROW EXCLUSIVE MODE');
      if (await this.keys.hashKnown(tx, keyHash)) return false;
      const now = new Date();
      const [accountId, keyId] = [newId(), newId()];
      await this.accounts.insert(tx, {
        id: accountId,
        version: 1,
        name: 'First administrator',
        email: 'admin@example.invalid',
        role: 'admin',
        organisationId: null,
        clusterIds: [],
        language: null,
        active: true,
        createdAt: now.toISOString(),
      });
      await this.keys.insert(
        tx,
        {
          id: keyId,
          accountId,
          label: 'from BOOTSTRAP_ADMIN_KEY',
          prefix: prefixOf(key),
          scopes: [...everyScope],
          createdAt: now.toISOString(),
          expiresAt: new Date(now.getTime() + longestLifeMs).toISOString(),
          revokedAt: null,
          lastUsedAt: null,
        },
        keyHash,
      );
      await this.audit.record(tx, {
        action: 'account.bootstrapped',
        subjectType: 'account',
        subjectId: accountId,
        actor: null,
        requestId: systemContext('bootstrap-admin').requestId,
        details: { keyId },
      });
      return true;
    });
  }
}
