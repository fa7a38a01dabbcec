// The published figures: looked at anew once a week and never because somebody asks, so that no moment tells who joined.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { inclusionCategories, type GetInclusionAggregates, type InclusionAggregates } from '#contracts/registry/inclusion.js';
import { Database } from '#platform/database/database.js';
import { LOG, type Log } from '#platform/log.js';
import { Timers } from '#platform/timers.js';
import { scopeFor } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { InclusionDatabase } from './inclusion-database.js';
import { InclusionRepository } from './inclusion.repository.js';
import { nextFigure, shown } from './publication.js';

const everyMs = 10 * 60_000;
const days = 7;

@Injectable()
export class Publications implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: Timers;

  constructor(
    @Inject(LOG) log: Log,
    private readonly registry: Database,
    private readonly database: InclusionDatabase,
    private readonly clusters: ClusterCheck,
    private readonly enterprises: EnterprisesRepository,
    private readonly inclusion: InclusionRepository,
  ) {
    this.timers = new Timers(log);
  }

  onApplicationBootstrap(): void {
    if (this.database.configured) this.timers.start({ name: 'publish-inclusion', everyMs, run: () => this.publish() });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.timers.stop();
  }

  async aggregates({ clusterId }: Input<typeof GetInclusionAggregates>, context: RequestContext): Promise<InclusionAggregates> {
    const scope = scopeFor('read inclusion aggregates', context);
    const ofCluster = await this.registry.transaction(async (tx) => {
      await this.clusters.require(tx, [clusterId], scope, 'clusterId');
      return this.enterprises.countIn(tx, clusterId);
    });
    const { asOf, figures } = await this.database.transaction((tx) => this.inclusion.published(tx, clusterId));
    return {
      clusterId, asOf,
      cells: inclusionCategories.map((category) => ({ category, count: shown(figures.get(category) ?? 0, ofCluster) })),
    };
  }

  /** Looks at every cluster that is due; one transaction each. */
  async publish(): Promise<void> {
    for (const clusterId of await this.database.transaction((tx) => this.inclusion.due(tx, days))) {
      await this.database.transaction(async (tx) => {
        await this.inclusion.lock(tx, clusterId);
        if (!(await this.inclusion.look(tx, clusterId, days))) return;
        for (const { category, ...movement } of await this.inclusion.movements(tx, clusterId)) {
          const { published, taken } = nextFigure(movement);
          if (taken) await this.inclusion.publish(tx, clusterId, category, published, taken);
        }
      });
    }
  }
}
