// Match runs are kept for a while, and the newest of each lot for good: what nobody refers to any more goes in batches.
// What enterprises missed of a lot goes when the lot is open no longer.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import { LOG, type Log } from '#platform/log.js';
import { Timers } from '#platform/timers.js';
import type { MatchingConfig } from '../config.js';
import { OpeningsRepository } from '../openings/openings.repository.js';
import { ApartRepository } from '../replica/apart.repository.js';
import { RunsRepository } from './runs.repository.js';

const everyMs = 10 * 60_000;
/** Runs deleted in one statement: few enough that nobody waits for it. */
const atOnce = 1_000;

@Injectable()
export class RunRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: Timers;

  constructor(
    @Inject(CONFIG) private readonly config: MatchingConfig,
    @Inject(LOG) log: Log,
    private readonly repository: RunsRepository,
    private readonly openings: OpeningsRepository,
    private readonly apart: ApartRepository,
  ) {
    this.timers = new Timers(log);
  }

  onApplicationBootstrap(): void {
    this.timers.start({ name: 'forget-match-runs', everyMs, run: () => this.sweep() });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.timers.stop();
  }

  /** Returns how many runs were deleted. */
  async sweep(): Promise<number> {
    await this.openings.forgetEnded();
    await this.apart.forgetChanges();
    let all = 0;
    for (;;) {
      const deleted = await this.repository.forget(this.config.MATCH_RUN_KEEP_DAYS, atOnce);
      all += deleted;
      if (deleted < atOnce) return all;
    }
  }
}
