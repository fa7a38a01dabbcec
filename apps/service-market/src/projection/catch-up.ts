// What the service market compares with the registry: clusters, providers, enterprises, and first the classification.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import { Database } from '#platform/database/database.js';
import { LOG, type Log } from '#platform/log.js';
import { CatchUpLoop, newerEnterprises } from '#projection/catch-up-loop.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RegistryReader } from '#projection/registry-reader.js';
import type { ServiceMarketConfig } from '../config.js';
import { ProjectionService } from './projection.service.js';

@Injectable()
export class CatchUp implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: CatchUpLoop;

  constructor(
    @Inject(CONFIG) config: ServiceMarketConfig,
    @Inject(LOG) log: Log,
    private readonly database: Database,
    private readonly store: ProjectionStore,
    private readonly projection: ProjectionService,
    private readonly registry: RegistryReader,
    classification: Classification,
  ) {
    this.loop = new CatchUpLoop(config, log, classification, [
      () => this.clusters(), () => this.providers(), (signal) => this.enterprises(signal),
    ]);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Brings everything up to date once. Returns how many were stale; a part that fails stops no other. */
  now(): Promise<number> {
    return this.loop.now();
  }

  private async clusters(): Promise<void> {
    for await (const page of this.registry.clusters()) {
      for (const cluster of await this.store.newerThanKnown('cluster', page))
        await this.database.transaction((tx) => this.projection.applyCluster(tx, cluster));
    }
  }

  private async providers(): Promise<number> {
    let stale = 0;
    for await (const page of this.registry.allProviders()) {
      for (const provider of await this.store.newerThanKnown('provider', page)) {
        await this.database.transaction((tx) => this.projection.applyProvider(tx, provider));
        stale += 1;
      }
    }
    return stale;
  }

  private async enterprises(signal: AbortSignal): Promise<number> {
    let stale = 0;
    for await (const documents of newerEnterprises(this.registry, this.store, signal)) {
      stale += (await this.database.transaction((tx) => this.projection.applyEnterprises(tx, documents))).length;
    }
    return stale;
  }
}
