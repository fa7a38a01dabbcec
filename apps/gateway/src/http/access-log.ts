// One line and one measurement per request, by route template: addresses may hold ids and tokens.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Histogram } from 'prom-client';
import type { Log } from '#platform/log.js';
import type { Metrics } from '#platform/metrics.js';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export class AccessLog {
  private readonly duration: Histogram<'method' | 'route' | 'status'>;
  private seen = 0;

  constructor(
    private readonly log: Log,
    metrics: Metrics,
    private readonly everyNth: number,
  ) {
    this.duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'HTTP requests answered',
      labelNames: ['method', 'route', 'status'],
      buckets: seconds,
      registers: [metrics.registry],
    });
  }

  write(request: FastifyRequest, reply: FastifyReply): void {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    const status = reply.statusCode;
    this.duration.observe({ method, route, status: String(status) }, reply.elapsedTime / 1000);
    if (status < 400 && (this.everyNth === 0 || this.seen++ % this.everyNth !== 0)) return;
    this.log.info(
      {
        requestId: request.id,
        method,
        route,
        status,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(request.caller ? { account: request.caller.actor.accountId } : {}),
      },
      'answered',
    );
  }
}
