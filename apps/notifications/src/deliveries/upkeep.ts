// What is done to deliveries now and then: figures are read, and what is long over is forgotten.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import { LOG, type Log } from '#platform/log.js';
import { Timers } from '#platform/timers.js';
import type { NotificationsConfig } from '../config.js';
import { DeliveryFigures } from './figures.js';
import { RetentionRepository } from './retention.repository.js';

const figuresMs = 5_000;
const retentionMs = 10 * 60 * 1_000;

@Injectable()
export class DeliveryUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: Timers;

  constructor(
    @Inject(CONFIG) private readonly config: NotificationsConfig,
    @Inject(LOG) log: Log,
    private readonly figures: DeliveryFigures,
    private readonly retention: RetentionRepository,
  ) {
    this.timers = new Timers(log);
  }

  onApplicationBootstrap(): void {
    this.timers.start({ name: 'delivery-figures', everyMs: figuresMs, run: () => this.figures.read() });
    this.timers.start({
      name: 'delivery-retention', everyMs: retentionMs, run: () => this.retention.sweep(this.config.DELIVERY_KEEP_DAYS),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.timers.stop();
  }
}
