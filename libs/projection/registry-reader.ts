// Asks the registry for what the projection keeps.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { DescribeBuyers, type BuyerForMatching } from '#contracts/registry/buyers.js';
import { GetCluster, ListClusters, type Cluster } from '#contracts/registry/clusters.js';
import { ListCodes } from '#contracts/registry/codes.js';
import {
  DescribeEnterprises,
  ListEnterpriseVersions,
  type EnterpriseForMatching,
} from '#contracts/registry/enterprises.js';
import { DescribeProviders, type ProviderForMarket } from '#contracts/registry/providers.js';
import { Bus } from '#platform/bus/requests.js';
import { systemContext } from '#platform/context.js';
import type { CodeRow } from '#engine';

/** Most enterprises in one question: a reply must stay well below the 1 MB of a NATS message. */
const batchSize = 100;
/** Codes asked for at once; fewer when their labels are many and long. */
const codesAtOnce = 1000;

@Injectable()
export class RegistryReader {
  constructor(private readonly bus: Bus) {}

  /** Any number of enterprises, asked for in batches; unknown ids are left out. */
  async enterprises(ids: readonly string[], context: RequestContext): Promise<EnterpriseForMatching[]> {
    const found: EnterpriseForMatching[] = [];
    for (let start = 0; start < ids.length; start += batchSize) {
      found.push(...(await this.batch(ids.slice(start, start + batchSize), context)));
    }
    return found;
  }

  /** Ids and versions of the next enterprises after `after`, in the order of their ids. */
  async enterpriseVersions(after: string | null, limit: number, context: RequestContext) {
    return (await this.bus.ask(ListEnterpriseVersions, { after, limit }, context)).items;
  }

  async cluster(id: string, context: RequestContext): Promise<Cluster | null> {
    try {
      return await this.bus.ask(GetCluster, { id }, asSystem(context));
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return null;
      throw error;
    }
  }

  async *clusters(): AsyncGenerator<Cluster[]> {
    let cursor: string | undefined;
    do {
      const page = await this.bus.ask(
        ListClusters,
        { limit: 200, cursor },
        systemContext('catch-up-clusters'),
      );
      yield page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  async buyers(ids: readonly string[], context: RequestContext): Promise<BuyerForMatching[]> {
    return (await this.bus.ask(DescribeBuyers, { ids: [...ids] }, asSystem(context))).items;
  }

  allBuyers(): AsyncGenerator<BuyerForMatching[]> {
    return pages((after) => this.bus.ask(DescribeBuyers, { after }, systemContext('catch-up-buyers')));
  }

  async providers(ids: readonly string[], context: RequestContext): Promise<ProviderForMarket[]> {
    return (await this.bus.ask(DescribeProviders, { ids: [...ids] }, asSystem(context))).items;
  }

  allProviders(): AsyncGenerator<ProviderForMarket[]> {
    return pages((after) => this.bus.ask(DescribeProviders, { after }, systemContext('catch-up-providers')));
  }

  /** The whole classification, or null when it is the known version; read from the start again when it changed meanwhile. */
  async classification(known: number | null): Promise<{ version: number; rows: CodeRow[] } | null> {
    let limit = codesAtOnce;
    for (;;) {
      const rows: CodeRow[] = [];
      let version: number | null = null;
      let after: string | null = null;
      for (;;) {
        let page: { version: number; items: CodeRow[] };
        try {
          page = await this.bus.ask(ListCodes, { after, limit }, systemContext('catch-up-codes'));
        } catch (error) {
          if (!isTooLarge(error) || limit === 1) throw error;
          limit = Math.ceil(limit / 2);
          continue;
        }
        version ??= page.version;
        if (version === known) return null;
        if (page.version !== version) break;
        if (page.items.length === 0) return { version, rows };
        rows.push(...page.items);
        after = page.items.at(-1)!.code;
      }
    }
  }

  /** When the reply would be too large for one message the halves are asked. */
  private async batch(ids: readonly string[], context: RequestContext): Promise<EnterpriseForMatching[]> {
    try {
      return (await this.bus.ask(DescribeEnterprises, { ids: [...ids] }, asSystem(context))).items;
    } catch (error) {
      if (!isTooLarge(error) || ids.length === 1) throw error;
      const middle = Math.ceil(ids.length / 2);
      return [
        ...(await this.batch(ids.slice(0, middle), systemContext('describe-enterprises'))),
        ...(await this.batch(ids.slice(middle), systemContext('describe-enterprises'))),
      ];
    }
  }
}

const isTooLarge = (error: unknown) => error instanceof DomainError && error.code === 'body_too_large';

/** The projection is the system's own: what it may hold does not depend on who happened to ask first. */
const asSystem = (context: RequestContext): RequestContext => ({
  ...context,
  actor: null,
  idempotency: null,
});

async function* pages<T extends { id: string }>(
  ask: (after: string | null) => Promise<{ items: T[] }>,
): AsyncGenerator<T[]> {
  let after: string | null = null;
  for (;;) {
    const { items }: { items: T[] } = await ask(after);
    if (items.length === 0) return;
    yield items;
    after = items.at(-1)!.id;
  }
}
