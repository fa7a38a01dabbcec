// The use cases of providers.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  ProviderChanged, type ChangeProvider, type DescribeProviders, type GetProvider, type ListProviders, type NewProvider,
  type Provider,
} from '#contracts/registry/providers.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { scopeFor, systemOnly, type Scope } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { withConsentDates } from '../consent.js';
import { ConsentsRepository } from '../consents/consents.repository.js';
import { Membership, refuseForOthers } from '../organisations/membership.js';
import { requirePhones } from '../phones.js';
import { versionStale } from '../versions.js';
import { ProvidersRepository } from './providers.repository.js';

const providersPerDescription = 200;

@Injectable()
export class ProvidersService {
  constructor(
    private readonly database: Database,
    private readonly providers: ProvidersRepository,
    private readonly clusters: ClusterCheck,
    private readonly membership: Membership,
    private readonly consents: ConsentsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  register(input: NewProvider, context: RequestContext): Promise<Provider> {
    const scope = scopeFor('register a provider', context);
    return this.database.idempotently(context, async (tx) => {
      await this.clusters.require(tx, input.clusterIds, scope, 'clusterIds');
      requirePhones(input.contacts, []);
      const now = new Date();
      const contacts = withConsentDates(input.contacts, [], now);
      const [createdAt, updatedAt] = [now.toISOString(), now.toISOString()];
      const provider: Provider = { ...input, contacts, id: newId(), version: 1, createdAt, updatedAt };
      await this.providers.insert(tx, provider);
      await this.consents.note(tx, [{ organisationId: provider.id, before: [], after: contacts }], context);
      await this.tell(tx, 'provider.registered', provider, context);
      return provider;
    });
  }

  change({ id, version, change }: Input<typeof ChangeProvider>, context: RequestContext): Promise<Provider> {
    const scope = scopeFor('change a provider', context);
    return this.database.transaction(async (tx) => {
      const before = await this.providers.get(tx, id, scope);
      if (before.version !== version) throw versionStale('provider', id);
      requirePhones(change.contacts, before.contacts);
      const now = new Date();
      const after: Provider = { ...before, ...change };
      after.contacts = withConsentDates(after.contacts, before.contacts, now);
      if (isDeepStrictEqual(after, before)) return before;
      refuseForOthers('provider', ['name', 'kind', 'active', 'languages', 'establishments', 'contacts'], before, after, scope);
      refuseRevival(before, after, scope);
      after.version += 1;
      after.updatedAt = now.toISOString();
      await this.membership.move(tx, before, after, scope);
      if (!(await this.providers.replace(tx, after))) throw versionStale('provider', id);
      await this.consents.note(tx, [{ organisationId: id, before: before.contacts, after: after.contacts }], context);
      await this.tell(tx, 'provider.changed', after, context);
      return after;
    });
  }

  get({ id }: Input<typeof GetProvider>, context: RequestContext): Promise<Provider> {
    return this.providers.get(this.database.manager, id, scopeFor('read providers', context));
  }

  async list(
    { limit, cursor, ...filter }: Input<typeof ListProviders>, context: RequestContext,
  ): Promise<Page<Provider>> {
    const scope = scopeFor('read providers', context);
    const wanted = { ...filter, after: idOfCursor(cursor), limit: limit + 1 };
    return pageOf(await this.providers.list(this.database.manager, scope, wanted), limit);
  }

  async describe(
    { ids, after }: Input<typeof DescribeProviders>, context: RequestContext,
  ): Promise<Output<typeof DescribeProviders>> {
    systemOnly(context);
    const { manager } = this.database;
    const everywhere: Scope = { reach: 'everything' };
    const found = ids
      ? await this.providers.withIds(manager, ids)
      : await this.providers.list(manager, everywhere, { after: after ?? null, limit: providersPerDescription });
    return {
      items: found.map(({ id, version, name, active, clusterIds, languages, establishments }) => ({
        id, version, name, active, clusterIds, languages,
        establishments: establishments.map(({ country, latitude, longitude }) => ({ country, latitude, longitude })),
      })),
    };
  }

  private async tell(tx: Tx, action: string, { id, version }: Provider, context: RequestContext): Promise<void> {
    await this.outbox.publish(ProviderChanged, { providerId: id, version }, tx, { aggregateId: id, version });
    await this.audit.record(tx, {
      action, subjectType: 'provider', subjectId: id, actor: context.actor, requestId: context.requestId, details: { version },
    });
  }
}

function refuseRevival(before: Provider, after: Provider, scope: Scope): void {
  if (scope.reach !== 'organisation' || before.active || !after.active) return;
  const message = 'only a CDA or manager can state that it is active again';
  throw new DomainError('role_not_allowed', `active: ${message}`, { fields: [{ field: 'active', message }] });
}
