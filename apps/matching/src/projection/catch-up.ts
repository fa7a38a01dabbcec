// What matching compares with the registry: clusters, buyers, enterprises, and first of all the classification.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import { Database } from '#platform/database/database.js';
import { LOG, type Log } from '#platform/log.js';
import { CatchUpLoop, newerEnterprises } from '#projection/catch-up-loop.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RegistryReader } from '#projection/registry-reader.js';
import type { MatchingConfig } from '../config.js';
import { ProjectionService } from './projection.service.js';

@Injectable()
export class CatchUp implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: CatchUpLoop;

  constructor(
    @Inject(CONFIG) config: MatchingConfig,
    @Inject(LOG) log: Log,
    private readonly database: Database,
    private readonly store: ProjectionStore,
    private readonly projection: ProjectionService,
    private readonly registry: RegistryReader,
    classification: Classification,
  ) {
    this.loop = new CatchUpLoop(config, log, classification, [
      () => this.clusters(), () => this.buyers(), (signal) => this.enterprises(signal),
    ]);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Brings everything up to date once. Returns how many enterprises were stale; a part that fails stops no other. */
  now(): Promise<number> {
    return this.loop.now();
  }

  private async clusters(): Promise<void> {
    for await (const page of this.registry.clusters()) {
      for (const cluster of await this.store.newerThanKnown('cluster', page))
        await this.database.transaction((tx) => this.projection.applyCluster(tx, cluster));
    }
  }

  private async buyers(): Promise<void> {
    for await (const page of this.registry.allBuyers()) {
      for (const buyer of await this.store.newerThanKnown('buyer', page))
        await this.database.transaction((tx) => this.projection.applyBuyer(tx, buyer));
    }
  }

  private async enterprises(signal: AbortSignal): Promise<number> {
    let stale = 0;
    for await (const documents of newerEnterprises(this.registry, this.store, signal)) {
      const stored = await this.database.transaction((tx) => this.projection.applyEnterprises(tx, documents));
      stale += stored.length;
    }
    return stale;
  }
}
