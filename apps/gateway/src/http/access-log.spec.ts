import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '#platform/log.js';
import { Metrics } from '#platform/metrics.js';
import { AccessLog } from './access-log.js';

const request = (more: object = {}) =>
  ({
    id: 'request-1',
    method: 'GET',
    url: '/r/secret-token',
    routeOptions: { url: '/r/:token' },
    ...more,
  }) as unknown as FastifyRequest;
const reply = (statusCode: number) => ({ statusCode, elapsedTime: 12.34 }) as FastifyReply;

function logging(everyNth: number) {
  const lines: Record<string, unknown>[] = [];
  const metrics = new Metrics('gateway');
  const log = { info: (line: Record<string, unknown>) => void lines.push(line) } as unknown as Log;
  return { lines, metrics, access: new AccessLog(log, metrics, everyNth) };
}

describe('AccessLog', () => {
  it('writes one line by route template: neither address nor token', () => {
    const { lines, access } = logging(1);
    access.write(request(), reply(200));
    expect(lines).toEqual([
      { requestId: 'request-1', method: 'GET', route: '/r/:token', status: 200, ms: 12.3 },
    ]);
  });

  it('writes every n-th success and every error, and counts all of them', async () => {
    const { lines, access, metrics } = logging(10);
    for (let i = 0; i < 30; i += 1) access.write(request(), reply(200));
    access.write(request(), reply(404));
    expect(lines.map(({ status }) => status)).toEqual([200, 200, 200, 404]);
    expect(await metrics.text()).toMatch(/http_request_duration_seconds_count\{[^}]*status="200"[^}]*\} 30/);
  });

  it('writes errors only when asked to', () => {
    const { lines, access } = logging(0);
    access.write(request(), reply(200));
    access.write(request({ routeOptions: {} }), reply(404));
    expect(lines).toMatchObject([{ route: 'none', status: 404 }]);
  });
});
