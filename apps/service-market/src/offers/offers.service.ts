// The use cases of service offers: posted, changed, withdrawn, expired; each change has like needs matched again.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type { ProviderForMarket } from '#contracts/registry/providers.js';
import {
  ServiceOfferChanged, type ChangeServiceOffer, type ListServiceOffers, type NewServiceOffer, type ServiceOffer,
  type WithdrawServiceOffer,
} from '#contracts/service-market/offers.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { requireRole } from '#platform/roles.js';
import { Classification } from '#projection/classification.js';
import { codesBelow } from '#projection/codes-below.js';
import { offersSeenBy } from '../access.js';
import { Rematches } from '../matches/rematches.js';
import { Parties } from '../projection/parties.js';
import { today } from '../today.js';
import { problemsOf, refuse, type Problem } from './offer-check.js';
import type { ServiceOfferRow } from './offer.entities.js';
import { offerView } from './offer-view.js';
import { OffersRepository, type ShownOffer } from './offers.repository.js';

const staff = ['cda', 'manager', 'admin'] as const;

@Injectable()
export class OffersService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly classification: Classification,
    private readonly parties: Parties,
    private readonly rematches: Rematches,
    private readonly repository: OffersRepository,
  ) {}

  post(input: NewServiceOffer, context: RequestContext): Promise<ServiceOffer> {
    return this.database.idempotently(context, async (tx) => {
      const { provider, problem } = await this.providerOf(tx, input, context);
      const now = new Date();
      const { providerId: _, ...stated } = input;
      const offer = { ...stated, validFrom: input.validFrom ?? today(now), validUntil: input.validUntil ?? null };
      refuse([...(problem ? [problem] : []), ...problemsOf(offer, this.classification.tree, today(now))]);
      const row: ServiceOfferRow = {
        id: newId(), version: 1, status: 'open', providerId: provider!.id, code: offer.code, title: offer.title,
        text: offer.text ?? null, unit: offer.unit, price: offer.price ?? null, minimumQuantity: offer.minimumQuantity ?? null,
        leadTimeDays: offer.leadTimeDays ?? null, places: offer.places, languages: offer.languages, times: offer.times,
        sessionMinutes: offer.sessionMinutes ?? null, capacity: offer.capacity, validFrom: offer.validFrom,
        validUntil: offer.validUntil, createdBy: context.actor?.accountId ?? null, createdAt: now, updatedAt: now,
      };
      await this.repository.insert(tx, row);
      await this.tell(tx, 'offer.posted', row, provider!.clusterIds, [row.code], context);
      return offerView({ ...row, providerName: provider!.name });
    });
  }

  change({ id, version, change }: Input<typeof ChangeServiceOffer>, context: RequestContext): Promise<ServiceOffer> {
    return this.database.idempotently(context, async (tx) => {
      const before = await this.current(tx, id, version, context);
      const changes = withoutUndefined(change) as Partial<ServiceOfferRow>;
      refuse(problemsOf({ ...before, ...changes }, this.classification.tree, today()));
      return this.move(tx, 'offer.changed', before, changes, context);
    });
  }

  withdraw({ id, version }: Input<typeof WithdrawServiceOffer>, context: RequestContext): Promise<ServiceOffer> {
    return this.database.idempotently(context, async (tx) => {
      const before = await this.current(tx, id, version, context);
      return this.move(tx, 'offer.withdrawn', before, { status: 'withdrawn' }, context);
    });
  }

  /** The job that ends what nobody ended: does nothing when it is not due any more. */
  async expire(id: string, context: RequestContext): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.repository.hold(tx, id);
      const row = await this.repository.shown(id, offersSeenBy(null), tx);
      if (row === null || row.status !== 'open' || row.validUntil === null || row.validUntil >= today()) return;
      await this.move(tx, 'offer.expired', row, { status: 'expired' }, context);
    });
  }

  expirable(limit: number): Promise<string[]> {
    return this.repository.expired(today(), limit);
  }

  async get(id: string, context: RequestContext): Promise<ServiceOffer> {
    return offerView(await this.visible(id, context));
  }

  async list(
    { code, cursor, ...filter }: Input<typeof ListServiceOffers>, context: RequestContext,
  ): Promise<Output<typeof ListServiceOffers>> {
    requireRole(context, ['enterprise', 'provider', ...staff]);
    const rows = await this.repository.list({
      ...filter, scope: offersSeenBy(context.actor), beforeId: idOfCursor(cursor),
      // To an enterprise an offer that has ended says nothing.
      ...(context.actor?.role === 'enterprise' ? { status: 'open' as const } : {}),
      codes: code === undefined ? null : codesBelow(this.classification.tree, code),
    });
    return pageOf(rows.map(offerView), filter.limit);
  }

  private async visible(id: string, context: RequestContext, tx?: Tx): Promise<ShownOffer> {
    requireRole(context, ['enterprise', 'provider', ...staff]);
    const row = await this.repository.shown(id, offersSeenBy(context.actor), tx);
    if (row === null || (context.actor?.role === 'enterprise' && row.status !== 'open')) throw notFound('offer', id);
    return row;
  }

  /** The offer as the caller must have seen it, held. */
  private async current(tx: Tx, id: string, version: number, context: RequestContext): Promise<ShownOffer> {
    requireRole(context, ['provider', ...staff]);
    await this.visible(id, context, tx);
    await this.repository.hold(tx, id);
    const row = await this.visible(id, context, tx);
    if (row.version !== version) throw stale(row.version);
    if (row.status === 'open') return row;
    throw new DomainError(
      'transition_not_allowed', `The offer is ${row.status}. Post a new one instead.`, { status: row.status },
    );
  }

  private async move(
    tx: Tx, action: string, before: ShownOffer, changes: Partial<ServiceOfferRow>, context: RequestContext,
  ): Promise<ServiceOffer> {
    if (!(await this.repository.update(tx, before, changes))) throw stale(before.version + 1);
    const after = (await this.repository.shown(before.id, offersSeenBy(null), tx))!;
    const clusterIds = (await this.parties.provider(before.providerId, context, tx))?.clusterIds ?? [];
    await this.tell(tx, action, after, clusterIds, [before.code, after.code], context);
    return offerView(after);
  }

  private async tell(
    tx: Tx, action: string, row: ServiceOfferRow, clusterIds: readonly string[], codes: readonly string[], context: RequestContext,
  ): Promise<void> {
    const { id, version, providerId, status } = row;
    await this.rematches.ofOffer(tx, id, codes, clusterIds);
    await this.outbox.publish(ServiceOfferChanged, { offerId: id, providerId, version, status }, tx, { aggregateId: id, version });
    await this.audit.record(tx, {
      action, subjectType: 'offer', subjectId: id, actor: context.actor, requestId: context.requestId,
      details: { providerId, version, status },
    });
  }

  /** Providers post for themselves; those who work for one of its clusters name the provider. */
  private async providerOf(
    tx: Tx, { providerId }: NewServiceOffer, context: RequestContext,
  ): Promise<{ provider: ProviderForMarket; problem: null } | { provider: null; problem: Problem }> {
    requireRole(context, ['provider', ...staff]);
    const { actor } = context;
    const own = actor?.role === 'provider' ? actor.organisationId : undefined;
    if (own === null || (own !== undefined && providerId !== undefined && providerId !== own)) {
      throw new DomainError('not_yours', 'A provider posts for itself only. Leave out providerId.', {
        fields: [{ field: 'providerId', message: 'leave it out' }],
      });
    }
    const id = own ?? providerId;
    const wrong = (message: string) => ({ provider: null, problem: { code: 'body_invalid' as const, field: 'providerId', message } });
    if (id === undefined) return wrong('Name the provider you post for.');
    const provider = await this.parties.provider(id, context, tx);
    const reach = offersSeenBy(actor).clusterIds;
    const inReach = provider !== null && (reach === null || provider.clusterIds.some((each) => reach.includes(each)));
    return inReach ? { provider, problem: null } : wrong(`There is no provider ${id} in your clusters. Check the id.`);
  }
}

const withoutUndefined = (change: object) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const stale = (version: number) => new DomainError(
  'version_stale', `The offer is at version ${version} by now. Read it again and repeat your change with that version as If-Match.`,
  { version },
);
