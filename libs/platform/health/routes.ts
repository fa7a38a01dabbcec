// The three addresses an operator's machinery asks: /healthz, /readyz, /metrics.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Metrics } from '../metrics.js';
import type { Health } from './health.js';

export function serveHealth(app: NestFastifyApplication, health: Health, metrics: Metrics): void {
  const server = app.getHttpAdapter().getInstance();
  server.get('/healthz', (_request, reply) => {
    const report = health.live();
    void reply.status(report.ok ? 200 : 503).send(report);
  });
  server.get('/readyz', async (_request, reply) => {
    const report = await health.ready();
    return reply.status(report.ok ? 200 : 503).send(report);
  });
  server.get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.registry.contentType).send(await metrics.text()),
  );
}
