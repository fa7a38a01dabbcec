// The use cases of likely duplicates: those of one enterprise, those of a cluster, and pairs that people tell apart.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import type { DuplicatedEnterprise, Distinction, ListDuplicates, ListDuplicatesOfEnterprise } from '#contracts/registry/duplicates.js';
import { Audit } from '#platform/audit.js';
import { Database } from '#platform/database/database.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { scopeFor } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { DuplicatesRepository } from './duplicates.repository.js';
import { LikelyDuplicates } from './likely-duplicates.js';

/** Enterprises that are looked at in one go, and how long for one page: it may end before it is full, so that it comes in time. */
const atOnce = 50;
const pageMs = 1_000;

@Injectable()
export class DuplicatesService {
  constructor(
    private readonly database: Database,
    private readonly enterprises: EnterprisesRepository,
    private readonly clusters: ClusterCheck,
    private readonly duplicates: DuplicatesRepository,
    private readonly likely: LikelyDuplicates,
    private readonly audit: Audit,
  ) {}

  ofEnterprise({ id }: Input<typeof ListDuplicatesOfEnterprise>, context: RequestContext) {
    const scope = scopeFor('read duplicates', context);
    return this.database.transaction(async (tx) => {
      const enterprise = await this.enterprises.getCurrent(tx, id, scope);
      return { items: (await this.likely.of(tx, [enterprise])).get(enterprise.id) ?? [] };
    });
  }

  /** In the order in which enterprises were registered; each pair is shown once, at the later one. */
  list({ clusterId, cursor, limit }: Input<typeof ListDuplicates>, context: RequestContext): Promise<Page<DuplicatedEnterprise>> {
    const scope = scopeFor('read duplicates', context);
    return this.database.transaction(async (tx) => {
      await this.clusters.require(tx, [clusterId], scope, 'clusterId');
      const found: DuplicatedEnterprise[] = [];
      let last = idOfCursor(cursor);
      const began = Date.now();
      do {
        const some = await this.duplicates.after(tx, clusterId, last, atOnce);
        const likely = await this.likely.of(tx, some, { earlier: true });
        for (const { id, name, externalId } of some) {
          const its = likely.get(id);
          if (its) found.push({ id, name, externalId, likelyDuplicates: its });
        }
        if (some.length < atOnce || found.length > limit) return pageOf(found, limit);
        last = some.at(-1)!.id;
      } while (Date.now() - began < pageMs);
      const page = pageOf(found, limit);
      return { items: page.items, nextCursor: page.nextCursor ?? Buffer.from(last).toString('base64url') };
    });
  }

  tellApart(input: Distinction, context: RequestContext): Promise<Distinction> {
    const scope = scopeFor('tell enterprises apart', context);
    return this.database.idempotently(context, async (tx) => {
      const [earlier, later] = input.enterpriseIds.toSorted() as [string, string];
      if (earlier === later) throw unfit('An enterprise cannot be told apart from itself: name two.');
      const [one, other] = [await this.enterprises.get(tx, earlier, scope), await this.enterprises.get(tx, later, scope)];
      if (one.clusterId !== other.clusterId) throw unfit('The two enterprises are of different clusters and are not compared: name two of one cluster.');
      const changes = input.distinct
        ? await this.duplicates.tellApart(tx, [earlier, later], context.actor?.accountId ?? null)
        : await this.duplicates.takeBack(tx, [earlier, later]);
      if (changes) {
        await this.audit.record(tx, {
          action: input.distinct ? 'enterprise.told_apart' : 'enterprise.told_apart_taken_back',
          subjectType: 'enterprise', subjectId: later, actor: context.actor, requestId: context.requestId,
          details: { from: earlier, clusterId: one.clusterId },
        });
      }
      return input;
    });
  }
}

const unfit = (message: string) => new DomainError('body_invalid', message, { fields: [{ field: 'enterpriseIds', message }] });
