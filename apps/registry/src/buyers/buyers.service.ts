// The use cases of buyers.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  BuyerChanged, type Buyer, type ChangeBuyer, type DescribeBuyers, type GetBuyer, type ListBuyers,
  type NewBuyer,
} from '#contracts/registry/buyers.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { scopeFor, systemOnly } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { requireKnown } from '../known-ids.js';
import { withConsentDates } from '../consent.js';
import { ConsentsRepository } from '../consents/consents.repository.js';
import { Membership, refuseForOthers } from '../organisations/membership.js';
import { Problems } from '../problems.js';
import { requirePhones } from '../phones.js';
import { versionStale } from '../versions.js';
import { BuyersRepository } from './buyers.repository.js';

const buyersPerDescription = 200;

@Injectable()
export class BuyersService {
  constructor(
    private readonly database: Database,
    private readonly buyers: BuyersRepository,
    private readonly membership: Membership,
    private readonly enterprises: EnterprisesRepository,
    private readonly clusters: ClusterCheck,
    private readonly consents: ConsentsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  register(input: NewBuyer, context: RequestContext): Promise<Buyer> {
    const scope = scopeFor('register a buyer', context);
    return this.database.idempotently(context, async (tx) => {
      await this.clusters.require(tx, input.clusterIds, scope, 'clusterIds');
      requirePhones(input.contacts, []);
      const now = new Date();
      const contacts = withConsentDates(input.contacts, [], now);
      const [createdAt, updatedAt] = [now.toISOString(), now.toISOString()];
      const buyer: Buyer = { ...input, contacts, id: newId(), version: 1, createdAt, updatedAt };
      await this.checkOptOuts(tx, buyer, []);
      await this.buyers.insert(tx, buyer);
      await this.consents.note(tx, [{ organisationId: buyer.id, before: [], after: contacts }], context);
      await this.tell(tx, 'buyer.registered', buyer, context);
      return buyer;
    });
  }

  change({ id, version, change }: Input<typeof ChangeBuyer>, context: RequestContext): Promise<Buyer> {
    const scope = scopeFor('change a buyer', context);
    return this.database.transaction(async (tx) => {
      const before = await this.buyers.get(tx, id, scope);
      if (before.version !== version) throw versionStale('buyer', id);
      requirePhones(change.contacts, before.contacts);
      const now = new Date();
      const after: Buyer = { ...before, ...change };
      after.contacts = withConsentDates(after.contacts, before.contacts, now);
      if (isDeepStrictEqual(after, before)) return before;
      refuseForOthers('buyer', ['name', 'country', 'languages', 'contacts', 'optOutEnterpriseIds'], before, after, scope);
      after.version += 1;
      after.updatedAt = now.toISOString();
      await this.membership.move(tx, before, after, scope);
      await this.checkOptOuts(tx, after, before.optOutEnterpriseIds);
      if (!(await this.buyers.replace(tx, after))) throw versionStale('buyer', id);
      await this.consents.note(tx, [{ organisationId: id, before: before.contacts, after: after.contacts }], context);
      await this.tell(tx, 'buyer.changed', after, context);
      return after;
    });
  }

  get({ id }: Input<typeof GetBuyer>, context: RequestContext): Promise<Buyer> {
    return this.buyers.get(this.database.manager, id, scopeFor('read buyers', context));
  }

  async list(
    { limit, cursor, clusterId, ids }: Input<typeof ListBuyers>,
    context: RequestContext,
  ): Promise<Page<Buyer>> {
    const scope = scopeFor('read buyers', context);
    const filter = { clusterId, ids: ids?.split(','), after: idOfCursor(cursor), limit: limit + 1 };
    return pageOf(await this.buyers.list(this.database.manager, scope, filter), limit);
  }

  async describe(
    { ids, after }: Input<typeof DescribeBuyers>,
    context: RequestContext,
  ): Promise<Output<typeof DescribeBuyers>> {
    systemOnly(context);
    const { manager } = this.database;
    const found = ids
      ? await this.buyers.withIds(manager, ids)
      : await this.buyers.list(
          manager,
          { reach: 'everything' },
          { after: after ?? null, limit: buyersPerDescription },
        );
    return {
      items: found.map(({ id, version, name, clusterIds, optOutEnterpriseIds }) => ({
        id,
        version,
        name,
        clusterIds,
        optOutEnterpriseIds,
      })),
    };
  }

  private async checkOptOuts(tx: Tx, { clusterIds, optOutEnterpriseIds: ids }: Buyer, before: string[]): Promise<void> {
    const problems = new Problems();
    const enterprises = (added: readonly string[]) => this.enterprises.known(tx, added, clusterIds);
    const stating = { what: 'an enterprise', field: 'optOutEnterpriseIds', ids, before };
    await requireKnown(stating, enterprises, problems);
    problems.throwIfAny();
  }

  private async tell(tx: Tx, action: string, { id, version }: Buyer, context: RequestContext): Promise<void> {
    await this.outbox.publish(BuyerChanged, { buyerId: id, version }, tx, { aggregateId: id, version });
    await this.audit.record(tx, {
      action,
      subjectType: 'buyer',
      subjectId: id,
      actor: context.actor,
      requestId: context.requestId,
      details: { version },
    });
  }
}
