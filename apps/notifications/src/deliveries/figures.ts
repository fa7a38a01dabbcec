// Deliveries as figures for Prometheus. They are read from Postgres now and then, so that a scrape costs it nothing and does not fail with it.
import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { DeliveryStatus } from '#contracts/notifications/deliveries.js';
import { Database } from '#platform/database/database.js';
import { Metrics } from '#platform/metrics.js';
import type { Channel } from './delivery.entity.js';
import { Mailer } from './mailer.js';
import type { Outcome } from './verdict.js';

/** What was sent is most of the table, and is counted as it happens. */
const unsentStatuses = DeliveryStatus.options.filter((status) => status !== 'sent');

@Injectable()
export class DeliveryFigures {
  private readonly attempts: Counter<'outcome' | 'channel'>;
  private readonly unsent: Gauge<'status' | 'channel'>;
  private readonly unknownSends: Gauge;

  constructor(private readonly database: Database, { registry }: Metrics, mailer: Mailer) {
    const registers = [registry];
    this.attempts = new Counter({
      name: 'delivery_attempts_total', help: 'Attempts of this process to send an e-mail or to call a webhook, by outcome',
      labelNames: ['outcome', 'channel'], registers,
    });
    this.unsent = new Gauge({
      name: 'deliveries_unsent', help: 'Deliveries that are kept and not sent, by status', labelNames: ['status', 'channel'], registers,
    });
    this.unknownSends = new Gauge({
      name: 'delivery_unknown_sends', help: 'Sends of kept e-mails and webhook calls of which nobody knows whether they arrived', registers,
    });
    registry.registerMetric(new Gauge({
      name: 'smtp_breaker_open', help: '1 while nothing is sent because the mail server failed, else 0', registers: [],
      collect() {
        this.set(mailer.state === 'open' ? 1 : 0);
      },
    }));
  }

  attempted(channel: Channel, outcome: Outcome): void {
    this.attempts.inc({ outcome, channel });
  }

  /** Both questions are answered by an index that leaves out what was sent. */
  async read(): Promise<void> {
    const rows = await this.database.query<{ status: string; channel: string; count: number }>(
      'SELECT status, channel, count(*)::int AS count FROM delivery WHERE status = ANY($1) GROUP BY status, channel', [unsentStatuses],
    );
    const [dark] = await this.database.query<{ sum: number }>(
      'SELECT coalesce(sum(unknown_sends), 0)::int AS sum FROM delivery WHERE unknown_sends > 0',
    );
    this.unsent.reset();
    for (const { status, channel, count } of rows) this.unsent.set({ status, channel }, count);
    this.unknownSends.set(dark!.sum);
  }
}
