// Answers health questions from the first moment, when Postgres and NATS may still be away and there is no
// application yet: a process that waits for them lives and is not to be replaced.
import { createServer } from 'node:http';
import type { Health } from './health.js';

/**
 * Listens until the returned function is called, which gives the port to the service's own server. Port 0 is
 * not listened on: nobody could know it yet.
 */
export async function answerEarly(health: Health, port: number, host: string): Promise<() => Promise<void>> {
  if (port === 0) return async () => {};
  const server = createServer(async (request, response) => {
    const report = request.url === '/healthz' ? health.live() : await health.ready();
    response.writeHead(report.ok ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(report));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
