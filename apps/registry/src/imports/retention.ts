// Imports are kept for a while with their rows, which hold personal data; then they cannot be taken back any more.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import { LOG, type Log } from '#platform/log.js';
import { Timers } from '#platform/timers.js';
import type { RegistryConfig } from '../config.js';
import { ImportsRepository } from './imports.repository.js';

const everyMs = 10 * 60_000;
/** Imports deleted in one statement: each may have a hundred thousand rows. */
const atOnce = 1;

@Injectable()
export class ImportRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: Timers;

  constructor(
    @Inject(CONFIG) private readonly config: RegistryConfig,
    @Inject(LOG) log: Log,
    private readonly imports: ImportsRepository,
  ) {
    this.timers = new Timers(log);
  }

  onApplicationBootstrap(): void {
    this.timers.start({ name: 'forget-imports', everyMs, run: () => this.sweep() });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.timers.stop();
  }

  /** Returns how many imports were deleted. */
  async sweep(): Promise<number> {
    for (let all = 0; ; all += 1) {
      if ((await this.imports.forget(this.config.IMPORT_KEEP_DAYS, atOnce)) === 0) return all;
    }
  }
}
