// The use cases of enterprises. A change is one transaction: it leaves the rows, an event and an audit entry.
import { Injectable } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  EnterpriseChanged, EnterpriseRegistered, type ChangeEnterprise, type DescribeEnterprises,
  type Enterprise, type EnterpriseFilter, type GetEnterprise, type ListEnterpriseVersions,
  type NewEnterprise, type RegisteredEnterprise,
} from '#contracts/registry/enterprises.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { scopeFor, systemOnly } from '../access.js';
import { BuyersRepository } from '../buyers/buyers.repository.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { LikelyDuplicates } from '../duplicates/likely-duplicates.js';
import { CodesRepository } from '../codes/codes.repository.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { requireKnown } from '../known-ids.js';
import { checkPhones } from '../phones.js';
import { Problems } from '../problems.js';
import { versionStale } from '../versions.js';
import { checkClaimIds, checkClaims, checkTrackRecords, codesIn, type Stated } from './capability-rules.js';
import { changed, completed, forMatching, newEnterprise } from './enterprise.js';
import { EnterprisesRepository, externalIdTaken, identifierTaken } from './enterprises.repository.js';
import { checkIdentifiers, keyOfIdentifier, normalised } from './identifiers.js';
import { refuseOwnVerdicts } from './own-changes.js';
import { withoutVerdictsOnNews } from './provenance.js';

/** What is checked beside claims and records: buyers it does not work with, numbers, contacts. */
type Minded = Partial<Pick<Enterprise, 'conflictBuyerIds' | 'optOutBuyerIds' | 'identifiers' | 'contacts'>>;

@Injectable()
export class EnterprisesService {
  constructor(
    private readonly database: Database,
    private readonly enterprises: EnterprisesRepository,
    private readonly buyers: BuyersRepository,
    private readonly codes: CodesRepository,
    private readonly clusters: ClusterCheck,
    private readonly duplicates: LikelyDuplicates,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  register(input: NewEnterprise, context: RequestContext): Promise<RegisteredEnterprise> {
    const scope = scopeFor('register enterprises', context);
    return this.database.idempotently(context, async (tx) => {
      await this.clusters.require(tx, [input.clusterId], scope, 'clusterId');
      await this.check(tx, input, { clusterId: input.clusterId });
      await this.refuseHeld(tx, { ...input, id: null }, context);
      const enterprise = newEnterprise(input, new Date(), context);
      const written = await this.enterprises.insert(tx, [enterprise]);
      if (written.size === 0) throw externalIdTaken(input.externalId);
      await this.tell(tx, EnterpriseRegistered, enterprise, context);
      const likely = await this.duplicates.of(tx, [enterprise]);
      return { ...enterprise, likelyDuplicates: likely.get(enterprise.id) ?? [] };
    });
  }

  change(input: Input<typeof ChangeEnterprise>, context: RequestContext): Promise<Enterprise> {
    const { id, version } = input;
    const scope = scopeFor('change an enterprise', context);
    return this.database.transaction(async (tx) => {
      const before = await this.enterprises.get(tx, id, scope);
      if (before.version !== version) throw versionStale('enterprise', id);
      const change = completed(before, input.change);
      if (context.actor?.role === 'enterprise') {
        refuseOwnVerdicts(before, change);
        if (change.capabilities) change.capabilities = withoutVerdictsOnNews(change.capabilities, before.capabilities);
      }
      const problems = new Problems();
      checkClaimIds(input.change, before, problems);
      await this.check(tx, change, before, problems);
      const after = changed(before, change, new Date(), context);
      if (after === before) return before;
      await this.refuseHeld(tx, after, context);
      const written = await this.enterprises.replace(tx, [after]);
      if (written.size === 0) throw versionStale('enterprise', id);
      await this.tell(tx, EnterpriseChanged, after, context, { fields: Object.keys(change) });
      return after;
    });
  }

  get({ id }: Input<typeof GetEnterprise>, context: RequestContext): Promise<Enterprise> {
    return this.enterprises.get(this.database.manager, id, scopeFor('read enterprises', context));
  }

  async find({ cursor, ...filter }: EnterpriseFilter, context: RequestContext): Promise<Page<Enterprise>> {
    const scope = scopeFor('read enterprises', context);
    const wanted = { ...filter, after: idOfCursor(cursor), limit: filter.limit + 1 };
    return pageOf(await this.enterprises.find(this.database.manager, scope, wanted), filter.limit);
  }

  async describe({ ids }: Input<typeof DescribeEnterprises>, context: RequestContext) {
    systemOnly(context);
    const found = await this.enterprises.withIds(this.database.manager, ids);
    return { items: found.map(forMatching) };
  }

  async versions(input: Input<typeof ListEnterpriseVersions>, context: RequestContext) {
    systemOnly(context);
    return { items: await this.enterprises.versions(this.database.manager, input) };
  }

  /** `before` is the enterprise as it was, or of one that is new only its cluster. */
  private async check(tx: Tx, stated: Stated & Minded, before: Minded & { clusterId: string }, problems = new Problems()) {
    const units = await this.codes.unitsOf(tx, codesIn(stated));
    const buyers = (ids: readonly string[]) => this.buyers.known(tx, ids, [before.clusterId]);
    for (const field of ['conflictBuyerIds', 'optOutBuyerIds'] as const) {
      const stating = { what: 'a buyer', field, ids: stated[field], before: before[field] ?? [] };
      await requireKnown(stating, buyers, problems);
    }
    checkClaims(stated, units, problems);
    checkTrackRecords(stated, units, problems);
    checkIdentifiers(stated.identifiers, problems);
    checkPhones(stated.contacts, before.contacts ?? [], problems);
    problems.throwIfAny();
  }

  /** Numbers that another enterprise of the cluster has; an enterprise is not told whose they are. */
  private async refuseHeld(
    tx: Tx, { id, clusterId, identifiers }: Pick<Enterprise, 'clusterId' | 'identifiers'> & { id: string | null }, { actor }: RequestContext,
  ): Promise<void> {
    const wanted = identifiers.map(normalised);
    const holders = await this.enterprises.holders(tx, clusterId, wanted);
    for (const identifier of wanted) {
      const holder = holders.get(keyOfIdentifier(identifier));
      if (holder !== undefined && holder !== id) throw identifierTaken(identifier, actor?.role === 'enterprise' ? undefined : holder);
    }
  }

  /** The event for the other services, and the audit entry: ids, codes and names of fields only. */
  private async tell(
    tx: Tx,
    event: typeof EnterpriseRegistered | typeof EnterpriseChanged,
    { id, version, clusterId }: Enterprise,
    { actor, requestId }: RequestContext,
    more: object = {},
  ): Promise<void> {
    await this.outbox.publish(event, { enterpriseId: id, version }, tx, { aggregateId: id, version });
    await this.audit.record(tx, {
      action: event === EnterpriseRegistered ? 'enterprise.registered' : 'enterprise.changed',
      subjectType: 'enterprise',
      subjectId: id,
      actor,
      requestId,
      details: { version, clusterId, ...more },
    });
  }
}
