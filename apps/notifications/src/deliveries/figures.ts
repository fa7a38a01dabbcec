// Deliveries as figures for Prometheus, read from Postgres when somebody looks.
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Database } from '#platform/database/database.js';
import { Metrics } from '#platform/metrics.js';
import { Mailer } from './mailer.js';

@Injectable()
export class DeliveryFigures {
  constructor(database: Database, { registry }: Metrics, mailer: Mailer) {
    registry.registerMetric(new Gauge({
      name: 'deliveries', help: 'Deliveries by channel and status', labelNames: ['channel', 'status'], registers: [],
      async collect() {
        const rows = await database.query<{ channel: string; status: string; count: number }>(
          'SELECT channel, status, count(*)::int AS count FROM delivery GROUP BY channel, status',
        );
        this.reset();
        for (const { channel, status, count } of rows) this.set({ channel, status }, count);
      },
    }));
    registry.registerMetric(new Gauge({
      name: 'delivery_unknown_sends', help: 'Sends of e-mails of which nobody knows whether they arrived', registers: [],
      async collect() {
        const [row] = await database.query<{ count: number }>('SELECT coalesce(sum(unknown_sends), 0)::int AS count FROM delivery');
        this.set(row!.count);
      },
    }));
    registry.registerMetric(new Gauge({
      name: 'smtp_breaker_open', help: '1 while nothing is sent because the mail server failed, else 0', registers: [],
      collect() {
        this.set(mailer.state === 'open' ? 1 : 0);
      },
    }));
  }
}
