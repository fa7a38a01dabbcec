// A registry that lives in memory: it answers what those who keep a projection of it ask, and tells its events through a
// real outbox.
import { Controller, Injectable, Module } from '@nestjs/common';
import type { z } from 'zod';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input } from '#contracts/message.js';
import { BuyerChanged, DescribeBuyers, type BuyerForMatching } from '#contracts/registry/buyers.js';
import { ClusterChanged, GetCluster, ListClusters, type Cluster } from '#contracts/registry/clusters.js';
import { ClassificationChanged, CorrespondencesChanged, ListCodes, type ClassifiedCode } from '#contracts/registry/codes.js';
import {
  DescribeEnterprises,
  EnterpriseChanged,
  EnterpriseRegistered,
  ListEnterpriseVersions,
  type EnterpriseForMatching,
} from '#contracts/registry/enterprises.js';
import { CountTowardsPolicy, smallestCell } from '#contracts/registry/inclusion.js';
import { DescribeProviders, ProviderChanged, type ProviderForMarket } from '#contracts/registry/providers.js';
import { Answers } from '#platform/bus/requests.js';
import { Database } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';

type BuyerDocument = z.infer<typeof BuyerForMatching>;

@Injectable()
export class FakeRegistry {
  readonly clusters = new Map<string, Cluster>();
  readonly buyers = new Map<string, BuyerDocument>();
  readonly enterprises = new Map<string, EnterpriseForMatching>();
  readonly providers = new Map<string, ProviderForMarket>();
  codes: { version: number; items: ClassifiedCode[] } = { version: 0, items: [] };
  /** Who counts towards an inclusion policy, whatever it names. */
  counting: readonly string[] = [];
  /** Requests that fail as if the registry had a fault. */
  readonly failing = new Set<string>();
  /** How often each request came. */
  readonly asked: Record<string, number> = {};

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  count(name: string): void {
    this.asked[name] = (this.asked[name] ?? 0) + 1;
    if (this.failing.has(name)) throw new Error(`${name} fails in this test.`);
  }

  /** Stores and tells; `silent` stores only, as if the event had been lost. */
  async putCluster(cluster: Cluster, silent = false): Promise<void> {
    this.clusters.set(cluster.id, cluster);
    if (!silent) await this.tell((tx) =>
      this.outbox.publish(ClusterChanged, { clusterId: cluster.id, version: cluster.version }, tx, {
        aggregateId: cluster.id,
        version: cluster.version,
      }),
    );
  }

  async putBuyer(buyer: BuyerDocument, silent = false): Promise<void> {
    this.buyers.set(buyer.id, buyer);
    if (!silent) await this.tell((tx) =>
      this.outbox.publish(BuyerChanged, { buyerId: buyer.id, version: buyer.version }, tx, {
        aggregateId: buyer.id,
        version: buyer.version,
      }),
    );
  }

  async putEnterprise(enterprise: EnterpriseForMatching, silent = false): Promise<void> {
    const { id, version } = enterprise;
    const event = this.enterprises.has(id) ? EnterpriseChanged : EnterpriseRegistered;
    this.enterprises.set(id, enterprise);
    if (!silent)
      await this.tell((tx) =>
        this.outbox.publish(event, { enterpriseId: id, version }, tx, { aggregateId: id, version }),
      );
  }

  async putProvider(provider: ProviderForMarket, silent = false): Promise<void> {
    const { id, version } = provider;
    this.providers.set(id, provider);
    if (!silent)
      await this.tell((tx) => this.outbox.publish(ProviderChanged, { providerId: id, version }, tx, { aggregateId: id, version }));
  }

  async putCodes(version: number, items: ClassifiedCode[], silent = false): Promise<void> {
    this.codes = { version, items };
    if (!silent) await this.tell((tx) => this.outbox.publish(
      ClassificationChanged, { scheme: 'TEST', version }, tx, { aggregateId: 'TEST', version },
    ));
  }

  /** The same codes, some of which correspond to others now. */
  async putCorrespondences(version: number, items: ClassifiedCode[]): Promise<void> {
    this.codes = { version, items };
    await this.tell((tx) => this.outbox.publish(
      CorrespondencesChanged, { from: 'TEST', to: 'TEST', version }, tx, { aggregateId: 'TEST TEST', version },
    ));
  }

  private tell(publish: Parameters<Database['transaction']>[0]): Promise<unknown> {
    return this.database.transaction(publish);
  }
}

const afterId = <T extends { id: string }>(
  items: Iterable<T>,
  after: string | null | undefined,
  limit: number,
): T[] =>
  [...items]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .filter((item) => !after || item.id > after)
    .slice(0, limit);

@Controller()
class FakeRegistryController {
  constructor(private readonly registry: FakeRegistry) {}

  @Answers(GetCluster)
  async cluster({ id }: Input<typeof GetCluster>) {
    this.registry.count('GetCluster');
    const cluster = this.registry.clusters.get(id);
    if (!cluster) throw notFound('cluster', id);
    return cluster;
  }

  @Answers(ListClusters)
  async clusters(input: Input<typeof ListClusters>) {
    this.registry.count('ListClusters');
    const items = afterId(this.registry.clusters.values(), input.cursor, input.limit);
    return { items, nextCursor: items.length === input.limit ? items.at(-1)!.id : null };
  }

  @Answers(DescribeBuyers)
  async buyers({ ids, after }: Input<typeof DescribeBuyers>) {
    this.registry.count('DescribeBuyers');
    const all = this.registry.buyers.values();
    return { items: ids ? [...all].filter((buyer) => ids.includes(buyer.id)) : afterId(all, after, 50) };
  }

  @Answers(CountTowardsPolicy)
  async countTowardsPolicy({ enterpriseIds }: Input<typeof CountTowardsPolicy>) {
    this.registry.count('CountTowardsPolicy');
    const counting = enterpriseIds.filter((id) => this.registry.counting.includes(id));
    if (counting.length < smallestCell) throw new DomainError('inclusion_pool_too_small', 'Too few of them count.');
    return { enterpriseIds: counting };
  }

  @Answers(DescribeProviders)
  async providers({ ids, after }: Input<typeof DescribeProviders>) {
    this.registry.count('DescribeProviders');
    const all = this.registry.providers.values();
    return { items: ids ? [...all].filter((provider) => ids.includes(provider.id)) : afterId(all, after, 50) };
  }

  @Answers(DescribeEnterprises)
  async enterprises({ ids }: Input<typeof DescribeEnterprises>) {
    this.registry.count('DescribeEnterprises');
    return { items: ids.flatMap((id) => this.registry.enterprises.get(id) ?? []) };
  }

  @Answers(ListEnterpriseVersions)
  async versions({ after, limit }: Input<typeof ListEnterpriseVersions>) {
    return {
      items: afterId(this.registry.enterprises.values(), after, limit).map(({ id, version }) => ({
        id,
        version,
      })),
    };
  }

  @Answers(ListCodes)
  async codes({ after, limit }: Input<typeof ListCodes>) {
    const { version, items } = this.registry.codes;
    const sorted = [...items].sort((a, b) => (a.code < b.code ? -1 : 1));
    return { version, items: sorted.filter((item) => after === null || item.code > after).slice(0, limit) };
  }
}

@Module({ controllers: [FakeRegistryController], providers: [FakeRegistry] })
export class FakeRegistryModule {}

export const fakeRegistryMessages = {
  GetCluster, ListClusters, DescribeBuyers, CountTowardsPolicy, DescribeProviders, DescribeEnterprises, ListEnterpriseVersions, ListCodes,
  BuyerChanged, ClusterChanged, ClassificationChanged, CorrespondencesChanged, EnterpriseChanged, EnterpriseRegistered, ProviderChanged,
};
