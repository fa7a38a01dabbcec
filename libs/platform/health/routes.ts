// The three addresses an operator's machinery asks: /healthz, /readyz, /metrics.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { PlatformConfig } from '../config.js';
import type { Metrics } from '../metrics.js';
import type { Health } from './health.js';

type MetricsAccess = Pick<PlatformConfig, 'METRICS_TOKEN' | 'NODE_ENV'>;

export function serveHealth(
  app: NestFastifyApplication,
  health: Health,
  metrics: Metrics,
  access: MetricsAccess,
): void {
  const server = app.getHttpAdapter().getInstance();
  server.get('/healthz', (_request, reply) => {
    const report = health.live();
    void reply.status(report.ok ? 200 : 503).send(report);
  });
  server.get('/readyz', async (_request, reply) => {
    const report = await health.ready();
    return reply.status(report.ok ? 200 : 503).send(report);
  });
  server.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, access)) {
      return reply
        .status(401)
        .header('www-authenticate', 'Bearer realm="metrics"')
        .send('Send the METRICS_TOKEN of this service as a bearer credential.\n');
    }
    return reply.header('content-type', metrics.registry.contentType).send(await metrics.text());
  });
}

/** Figures tell a stranger how busy we are: they need the token, and without one they stay on this machine. */
function mayReadMetrics(request: FastifyRequest, { METRICS_TOKEN, NODE_ENV }: MetricsAccess): boolean {
  const { headers, raw } = request;
  if (METRICS_TOKEN !== undefined) return sameText(headers.authorization ?? '', `Bearer ${METRICS_TOKEN}`);
  if (NODE_ENV !== 'production') return true;
  // A proxy on this machine speaks for others.
  const forwarded = 'x-forwarded-for' in headers || 'forwarded' in headers;
  return !forwarded && /^(::1|(::ffff:)?127\.)/.test(raw.socket.remoteAddress ?? '');
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const sameText = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
