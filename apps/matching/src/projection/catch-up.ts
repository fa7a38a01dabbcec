// Compares the projection with the registry, at start and every few minutes, and fetches what events did not bring.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { CONFIG } from '#platform/app.js';
import { runInContext, systemContext } from '#platform/context.js';
import { Database } from '#platform/database/database.js';
import { describeFailure } from '#platform/failure.js';
import { LOG, type Log } from '#platform/log.js';
import type { MatchingConfig } from '../config.js';
import { Classification } from './classification.js';
import { ProjectionRepository } from './projection.repository.js';
import { ProjectionService } from './projection.service.js';
import { RegistryReader } from './registry-reader.js';

/** Ids and versions compared at once. */
const comparedAtOnce = 2_000;
/** Enterprises fetched and stored in one transaction. */
const storedAtOnce = 200;

@Injectable()
export class CatchUp implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: MatchingConfig,
    @Inject(LOG) private readonly log: Log,
    private readonly database: Database,
    private readonly repository: ProjectionRepository,
    private readonly projection: ProjectionService,
    private readonly registry: RegistryReader,
    private readonly classification: Classification,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.repeat();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /**
   * Before the first post can be judged the classification must be known: from an earlier start, or from the registry.
   * Fails while a registry is away on the very first start: nothing is answered until a later try succeeds.
   */
  async prepare(): Promise<void> {
    await this.classification.refresh();
    if (!this.classification.ready) await this.projection.refreshClassification();
    if (!this.classification.ready)
      throw new DomainError('service_unavailable', 'The registry has no classification yet.');
  }

  /** Brings everything up to date once. Returns how many enterprises were stale; a part that fails stops no other. */
  async now(): Promise<number> {
    const failures: unknown[] = [];
    const attempt = async <T>(part: Promise<T>): Promise<T | null> => part.catch((error: unknown) => {
      failures.push(error);
      return null;
    });
    await attempt(this.projection.refreshClassification());
    await attempt(this.clusters());
    await attempt(this.buyers());
    const stale = (await attempt(this.enterprises())) ?? 0;
    if (failures.length > 0) throw new AggregateError(failures, failures.map(describeFailure).join(' '));
    return stale;
  }

  private async clusters(): Promise<void> {
    for await (const page of this.registry.clusters()) {
      for (const cluster of await this.repository.newerThanKnown('cluster', page))
        await this.database.transaction((tx) => this.projection.applyCluster(tx, cluster));
    }
  }

  private async buyers(): Promise<void> {
    for await (const page of this.registry.allBuyers()) {
      for (const buyer of await this.repository.newerThanKnown('buyer', page))
        await this.database.transaction((tx) => this.projection.applyBuyer(tx, buyer));
    }
  }

  private async enterprises(): Promise<number> {
    let stale = 0;
    let after: string | null = null;
    while (!this.stopping.signal.aborted) {
      const context = systemContext('catch-up-enterprises');
      const listed: { id: string; version: number }[] = await this.registry.enterpriseVersions(
        after,
        comparedAtOnce,
        context,
      );
      if (listed.length === 0) break;
      after = listed.at(-1)!.id;
      const missing = (await this.repository.newerThanKnown('enterprise', listed)).map((each) => each.id);
      for (let start = 0; start < missing.length; start += storedAtOnce) {
        const documents = await this.registry.enterprises(
          missing.slice(start, start + storedAtOnce),
          systemContext('catch-up-enterprises'),
        );
        const stored = await this.database.transaction((tx) =>
          this.projection.applyEnterprises(tx, documents),
        );
        stale += stored.length;
      }
    }
    return stale;
  }

  private async repeat(): Promise<void> {
    const { signal } = this.stopping;
    let failures = 0;
    while (!signal.aborted) {
      const done = await runInContext(systemContext('catch-up'), () => this.tried(failures));
      failures = done ? 0 : failures + 1;
      await sleep(done ? this.config.CATCH_UP_MS : this.retryMs(failures), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Doubles with every failure, up to the time between two comparisons. */
  private retryMs(failures: number): number {
    const { CATCH_UP_MS, CATCH_UP_RETRY_MS } = this.config;
    return Math.min(CATCH_UP_RETRY_MS * 2 ** Math.min(failures - 1, 10), Math.max(CATCH_UP_MS, CATCH_UP_RETRY_MS));
  }

  private async tried(failures: number): Promise<boolean> {
    try {
      const stale = await this.now();
      if (stale > 0) this.log.info({ stale }, 'The projection caught up with the registry');
      // A start before the registry had its codes is not done yet.
      return this.classification.ready;
    } catch (error) {
      // Services start in any order: what mends itself in seconds is no news; what lasts is, and that it still does.
      if (failures % 20 === 3) {
        this.log.warn(
          { reason: describeFailure(error), failures: failures + 1 },
          'The projection could not be compared with the registry in full; it is tried again',
        );
      }
      return false;
    }
  }
}
