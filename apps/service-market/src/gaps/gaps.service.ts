// Gap figures: computed again in the background when needs or offers of a cluster changed, read by the cluster and by providers.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type { ListServiceGaps, ServiceGap } from '#contracts/service-market/gaps.js';
import { Database } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { pageOf } from '#platform/page.js';
import { requireRole } from '#platform/roles.js';
import { Classification } from '#projection/classification.js';
import { labelOf } from '#projection/code-choice.js';
import { codesBelow } from '#projection/codes-below.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { needsSeenBy } from '../access.js';
import { OffersRepository } from '../offers/offers.repository.js';
import { today } from '../today.js';
import { gapFigures } from './gap-figures.js';
import type { ServiceGapRow } from './gap.entities.js';
import { GapsRepository } from './gaps.repository.js';

/** A provider that counted fewer than so many needs could guess whose they are. */
const fewestShown = 5;

@Injectable()
export class GapsService {
  constructor(
    private readonly database: Database,
    private readonly classification: Classification,
    private readonly store: ProjectionStore,
    private readonly offers: OffersRepository,
    private readonly repository: GapsRepository,
  ) {}

  /** Does nothing when nothing changed since; a change that commits meanwhile asks for another time. */
  async refresh(clusterId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.repository.takeTurn(tx, clusterId);
      if ((await this.repository.takeChanges(tx, clusterId)) === 0) return;
      const cluster = await this.store.cluster(clusterId, tx);
      const needs = await this.repository.openNeeds(tx, clusterId);
      const offers = await this.offers.openIn(tx, clusterId, null, today());
      const { tree } = this.classification;
      const least = cluster?.policy.minimumSimilarity ?? 1;
      const known = ({ code }: { code: string }) => tree.has(code);
      const figures = gapFigures(needs.filter(known), offers.filter(known), (needed, offered) => tree.similarity(needed, offered) >= least - 1e-9);
      await this.repository.replace(tx, clusterId, figures);
      await failPoint('gaps.before-commit');
    });
  }

  changedClusters(limit: number): Promise<string[]> {
    return this.repository.changedClusters(limit);
  }

  async list(
    { code, cursor, clusterId, limit }: Input<typeof ListServiceGaps>, context: RequestContext,
  ): Promise<Output<typeof ListServiceGaps>> {
    requireRole(context, ['provider', 'cda', 'manager', 'admin']);
    const { actor } = context;
    const asked = code === undefined ? null : codesBelow(this.classification.tree, code);
    const isProvider = actor?.role === 'provider';
    const reach = isProvider
      ? await this.reachOf(actor.organisationId ?? actor.accountId, asked)
      : { clusterIds: needsSeenBy(actor).clusterIds, codes: asked };
    // To a provider neither order nor cursor may tell what is suppressed.
    const rows = await this.repository.list({ ...reach, clusterId, order: isProvider ? 'id' : 'unmet', after: afterGap(cursor), limit });
    const { items, nextCursor } = pageOf(rows, limit, { cursorOf: ({ unmet, id }) => `${isProvider ? 0 : unmet} ${id}` });
    return { items: items.map((row) => this.view(row, isProvider)), nextCursor };
  }

  /** A provider sees the demand for what it offers, in the clusters that it serves. */
  private async reachOf(providerId: string, asked: readonly string[] | null) {
    const { clusterIds, codes } = await this.repository.providersReach(providerId);
    const { tree } = this.classification;
    const own = new Set(codes.flatMap((code) => [...codesBelow(tree, code), ...tree.has(code) ? tree.path(code).map((row) => row.code) : []]));
    return { clusterIds, codes: [...own].filter((code) => asked === null || asked.includes(code)) };
  }

  private view({ computedAt, ...row }: ServiceGapRow, isProvider: boolean): ServiceGap {
    const { tree } = this.classification;
    const suppressed = isProvider && row.needs < fewestShown;
    return {
      ...row, label: tree.has(row.code) ? labelOf(tree.row(row.code), undefined) : row.code, suppressed,
      ...(suppressed ? { needs: null, urgent: null, unmet: null, unmetByReason: null } : {}),
      computedAt: computedAt.toISOString(),
    };
  }
}

/** Where a page of gaps begins; null for the first. */
function afterGap(cursor: string | undefined): { unmet: number; id: string } | null {
  if (cursor === undefined) return null;
  const found = /^(\d{1,9}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (found) return { unmet: Number(found[1]), id: found[2]! };
  throw new DomainError('cursor_invalid', 'The cursor is not one of ours. Use nextCursor of the page before, or none.');
}
