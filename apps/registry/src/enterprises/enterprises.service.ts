// The use cases of enterprises. A change is one transaction: it leaves the rows, an event and an audit entry.
import { Injectable } from '@nestjs/common';
import type { LastChange } from '#contracts/audit.js';
import type { Input, RequestContext } from '#contracts/message.js';
import type { SiteFilter, SitePage } from '#contracts/registry/enterprise-sites.js';
import {
  EnterpriseChanged, EnterpriseRegistered, type ChangeEnterprise, type DescribeEnterprises,
  type Enterprise, type EnterpriseFilter, type GetEnterprise, type GetEnterpriseLastChange, type ListEnterpriseVersions,
  type FoundEnterprise, type NewEnterprise, type RegisteredEnterprise, type ShownEnterprise,
} from '#contracts/registry/enterprises.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { requireRole } from '#platform/roles.js';
import { scopeFor, systemOnly } from '../access.js';
import { BuyersRepository } from '../buyers/buyers.repository.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { ConsentsRepository } from '../consents/consents.repository.js';
import { LikelyDuplicates } from '../duplicates/likely-duplicates.js';
import { CodesRepository } from '../codes/codes.repository.js';
import { Listing } from '../listing/listing.js';
import { MergesRepository } from '../merging/merges.repository.js';
import { pageOf, type Page } from '#platform/page.js';
import { requireKnown } from '../known-ids.js';
import { checkPhones } from '../phones.js';
import { Problems } from '../problems.js';
import { versionStale } from '../versions.js';
import { checkClaimIds, checkClaims, checkTrackRecords, codesIn, type Stated } from './capability-rules.js';
import { changed, completed, forMatching, newEnterprise } from './enterprise.js';
import { EnterprisesRepository, externalIdTaken, identifierTaken } from './enterprises.repository.js';
import { checkIdentifiers, keyOfIdentifier, normalised } from './identifiers.js';
import { Identities } from './identities.repository.js';
import { refuseOwnVerdicts } from './own-changes.js';
import { withoutVerdictsOnNews } from './provenance.js';

/** What is checked beside claims and records: buyers it does not work with, numbers, contacts. */
type Minded = Partial<Pick<Enterprise, 'conflictBuyerIds' | 'optOutBuyerIds' | 'identifiers' | 'contacts'>>;

@Injectable()
export class EnterprisesService {
  constructor(
    private readonly database: Database,
    private readonly enterprises: EnterprisesRepository,
    private readonly identities: Identities,
    private readonly merges: MergesRepository,
    private readonly buyers: BuyersRepository,
    private readonly codes: CodesRepository,
    private readonly clusters: ClusterCheck,
    private readonly duplicates: LikelyDuplicates,
    private readonly listing: Listing,
    private readonly consents: ConsentsRepository,
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
      await this.enterprises.insert(tx, await this.enterprises.ready([enterprise]), externalIdTaken(input.externalId));
      await this.consents.note(tx, [{ organisationId: enterprise.id, before: [], after: enterprise.contacts }], context);
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
      await this.consents.note(tx, [{ organisationId: id, before: before.contacts, after: after.contacts }], context);
      await this.tell(tx, EnterpriseChanged, after, context, { fields: Object.keys(change) });
      return after;
    });
  }

  /** The id of one that was merged leads to what it is part of now. */
  async get({ id }: Input<typeof GetEnterprise>, context: RequestContext): Promise<ShownEnterprise> {
    const { manager } = this.database;
    const scope = scopeFor('read enterprises', context);
    const [enterprise, mergedFrom] = await Promise.all([this.enterprises.getCurrent(manager, id, scope), this.merges.into(manager, id)]);
    return { ...enterprise, mergedFrom: enterprise.id === id ? mergedFrom : await this.merges.into(manager, enterprise.id) };
  }

  /** For those who work for its cluster, who may learn whose account it was. */
  async lastChange({ id }: Input<typeof GetEnterpriseLastChange>, context: RequestContext): Promise<LastChange> {
    requireRole(context, ['cda', 'manager', 'admin']);
    const { manager } = this.database;
    const enterprise = await this.enterprises.getCurrent(manager, id, scopeFor('read enterprises', context));
    // Told apart from another it stays as it is.
    return this.audit.last(manager, { subjectType: 'enterprise', subjectId: enterprise.id }, ['enterprise.told_apart', 'enterprise.told_apart_taken_back']);
  }

  async find(filter: EnterpriseFilter, context: RequestContext): Promise<Page<FoundEnterprise>> {
    const scope = scopeFor('read enterprises', context);
    const { listed, more, cursorOf } = await this.listing.find(scope, filter);
    const found: FoundEnterprise[] = await this.enterprises.inOrder(this.database.manager, scope, listed.map(({ id }) => id));
    const similarity = new Map(listed.map((each) => [each.id, each.similarity]));
    if (filter.q) for (const each of found) each.similarity = similarity.get(each.id);
    return pageOf(found, filter.limit, { cursorOf, more });
  }

  async sites(filter: SiteFilter, context: RequestContext): Promise<SitePage> {
    const scope = scopeFor('read enterprises', context);
    const isWhole = filter.q === undefined && filter.cursor === undefined;
    const [{ listed, more, cursorOf }, total] = await Promise.all([this.listing.find(scope, filter), isWhole ? this.listing.count(scope, filter) : null]);
    const found = await this.enterprises.sites(this.database.manager, scope, listed.map(({ id }) => id));
    return { ...pageOf(found, filter.limit, { cursorOf, more }), total };
  }

  async describe({ ids }: Input<typeof DescribeEnterprises>, context: RequestContext) {
    systemOnly(context);
    const { manager } = this.database;
    const found = await this.enterprises.withIds(manager, ids);
    const [former, current] = [await this.identities.former(manager, ids), await this.identities.current(manager, ids)];
    return { items: found.map((each) => forMatching(each, { formerIds: former.get(each.id), mergedInto: current.get(each.id) })) };
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
