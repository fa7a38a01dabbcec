// The use cases of API keys: issued, listed, revoked, recognised.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type {
  ApiKey, Authenticate, CreateApiKey, GetApiKey, IssuedApiKey, ListApiKeys, RevokeApiKey,
} from '#contracts/registry/accounts.js';
import { covers, everyScope, usualScopes, type ApiScope } from '#contracts/scopes.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { scopeForAccount, systemOnly } from '../access.js';
import { LastUses } from '../sign-in/last-uses.js';
import { AccountsRepository } from './accounts.repository.js';
import { actorOf } from './actor.js';
import { hashOf, longestLifeMs, mostLiveKeys, newApiKey, prefixOf, usualLifeMs } from './api-key.js';
import { ApiKeysRepository } from './api-keys.repository.js';

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeysRepository,
    private readonly accounts: AccountsRepository,
    private readonly uses: LastUses,
    private readonly audit: Audit,
  ) {}

  async create(
    { accountId, key: { label, expiresAt, scopes: wanted }, within = [...everyScope] }: Input<typeof CreateApiKey>,
    context: RequestContext,
  ): Promise<IssuedApiKey> {
    const now = new Date();
    const expires = expiryOf(expiresAt, now);
    const scopes: ApiScope[] = [...new Set(wanted ?? usualScopes(within))];
    refuseBeyond(within, scopes);
    const secret = newApiKey();
    const made: ApiKey = {
      id: newId(),
      accountId,
      label,
      prefix: prefixOf(secret),
      scopes,
      createdAt: now.toISOString(),
      expiresAt: expires.toISOString(),
      revokedAt: null,
      lastUsedAt: null,
    };
    // The response kept for a repetition is without the secret, which is stored nowhere and not shown again.
    const kept = await this.database.idempotently(context, async (tx) => {
      await this.accounts.get(tx, accountId, scopeForAccount(accountId, context));
      await this.accounts.lock(tx, accountId);
      if ((await this.keys.countLive(tx, accountId)) >= mostLiveKeys) throw keysEnough(accountId);
      await this.keys.insert(tx, made, hashOf(secret));
      await this.record(tx, 'api_key.created', made, context);
      return made;
    });
    if (kept.id !== made.id) throw shownBefore(kept);
    return { ...made, key: secret };
  }

  async list(
    { accountId, cursor, limit }: Input<typeof ListApiKeys>,
    context: RequestContext,
  ): Promise<Page<ApiKey>> {
    const { manager } = this.database;
    await this.accounts.get(manager, accountId, scopeForAccount(accountId, context));
    return pageOf(await this.keys.list(manager, accountId, idOfCursor(cursor), limit + 1), limit);
  }

  async get({ accountId, keyId }: Input<typeof GetApiKey>, context: RequestContext): Promise<ApiKey> {
    const { manager } = this.database;
    await this.accounts.get(manager, accountId, scopeForAccount(accountId, context));
    return this.keys.get(manager, accountId, keyId);
  }

  revoke({ accountId, keyId }: Input<typeof RevokeApiKey>, context: RequestContext): Promise<ApiKey> {
    return this.database.idempotently(context, async (tx) => {
      await this.accounts.get(tx, accountId, scopeForAccount(accountId, context));
      const key = await this.keys.revoke(tx, accountId, keyId);
      await this.record(tx, 'api_key.revoked', key, context);
      return key;
    });
  }

  async authenticate(
    { keyHash }: Input<typeof Authenticate>,
    context: RequestContext,
  ): Promise<Output<typeof Authenticate>> {
    systemOnly(context);
    const found = await this.keys.credential(keyHash);
    if (!found || found.revoked || !found.active) {
      throw new DomainError(
        'credential_invalid',
        'The API key is not valid. Check it, or ask for a new one.',
      );
    }
    if (found.expiresAt <= new Date()) {
      throw new DomainError(
        'credential_expired',
        `The API key expired on ${found.expiresAt.toISOString()}. Ask for a new one.`,
      );
    }
    if (!found.usedLately) this.uses.note('api_key', found.keyId);
    const { name, language, expiresAt, scopes } = found;
    return {
      actor: actorOf(found),
      name,
      language,
      expiresAt: expiresAt.toISOString(),
      scopes,
    };
  }

  private record(tx: Tx, action: string, { id, accountId }: ApiKey, context: RequestContext): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectType: 'api_key',
      subjectId: id,
      actor: context.actor,
      requestId: context.requestId,
      details: { accountId },
    });
  }
}

/** A key makes none that opens more than itself. */
function refuseBeyond(within: readonly ApiScope[], scopes: readonly ApiScope[]): void {
  const beyond = scopes.filter((scope) => !covers(within, scope));
  if (beyond.length === 0) return;
  throw new DomainError(
    'scope_missing',
    `Your own key does not open ${beyond.join(', ')}, so it can make no key that does. It opens ${within.join(', ')}.`,
    { fields: [{ field: 'scopes', message: `must be within ${within.join(', ')}` }] },
  );
}

function expiryOf(stated: string | undefined, now: Date): Date {
  if (stated === undefined) return new Date(now.getTime() + usualLifeMs);
  const expires = new Date(stated);
  const latest = new Date(now.getTime() + longestLifeMs);
  if (expires > now && expires <= latest) return expires;
  const message = expires > now ? `must be at most two years from now, ${latest.toISOString()}` : 'must be in the future';
  throw new DomainError('body_invalid', `expiresAt ${message}.`, { fields: [{ field: 'expiresAt', message }] });
}

const keysEnough = (accountId: string) =>
  new DomainError(
    'transition_not_allowed',
    `The account has ${mostLiveKeys} live API keys, and more are not possible. Revoke one that is not used: `
      + `GET /v1/accounts/${accountId}/api-keys says when each was used last.`,
  );

const shownBefore = ({ id }: ApiKey) =>
  new DomainError(
    'already_exists',
    `This request made the API key ${id} before. A key is shown once: revoke a lost one and make another.`,
    { keyId: id },
  );
