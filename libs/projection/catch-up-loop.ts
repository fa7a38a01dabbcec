// Compares a projection with the registry, at start and every few minutes, and fetches what events did not bring.
import { setTimeout as sleep } from 'node:timers/promises';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { runInContext, systemContext } from '#platform/context.js';
import { describeFailure } from '#platform/failure.js';
import type { Log } from '#platform/log.js';
import type { Classification } from './classification.js';
import type { ProjectionConfig } from './config.js';
import type { ProjectionStore } from './projection-store.js';
import type { RegistryReader } from './registry-reader.js';

/** Ids and versions compared at once. */
const comparedAtOnce = 2_000;
/** Enterprises fetched and stored in one transaction. */
const storedAtOnce = 200;

/** Brings one part up to date; returns how many were stale, as far as that is news. */
export type Part = (signal: AbortSignal) => Promise<number | void>;

export class CatchUpLoop {
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: ProjectionConfig,
    private readonly log: Log,
    private readonly classification: Classification,
    private readonly parts: readonly Part[],
  ) {}

  start(): void {
    this.loop = this.repeat();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** Brings everything up to date once. Returns how many were stale; a part that fails stops no other. */
  async now(): Promise<number> {
    const failures: unknown[] = [];
    let stale = 0;
    for (const part of [() => this.classification.catchUp(), ...this.parts]) {
      try {
        stale += (await part(this.stopping.signal)) ?? 0;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(describeFailure).join(' '));
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

/** Enterprises of which the registry has a newer version than the projection, as many at a time as are stored at once. */
export async function* newerEnterprises(
  registry: RegistryReader, store: ProjectionStore, signal: AbortSignal,
): AsyncGenerator<EnterpriseForMatching[]> {
  let after: string | null = null;
  while (!signal.aborted) {
    const context = systemContext('catch-up-enterprises');
    const listed: { id: string; version: number }[] = await registry.enterpriseVersions(after, comparedAtOnce, context);
    if (listed.length === 0) return;
    after = listed.at(-1)!.id;
    const missing = (await store.newerThanKnown('enterprise', listed)).map((each) => each.id);
    for (let start = 0; start < missing.length; start += storedAtOnce) {
      yield await registry.enterprises(
        missing.slice(start, start + storedAtOnce), systemContext('catch-up-enterprises'),
      );
    }
  }
}
