// What the image runs, run as it is: a wrong start ends with its reason, and health is told without curl.
import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Ended {
  code: number;
  output: string;
}

function run(args: string[], env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }));
  });
}

describe('a container', () => {
  const container = (args: string[], env: Record<string, string>) => run(['scripts/container.mjs', ...args], { NODE_ENV: 'production', ...env });

  it('of a service that is none ends and says so', async () => {
    const { code, output } = await container([], { APP: 'nothing' });
    expect(code).toBe(1);
    expect(output).toContain('There is no service called nothing.');
  });

  it('that lacks variables names every one of them', async () => {
    const { code, output } = await container([], { APP: 'matching', REDIS_URL: 'redis://127.0.0.1' });
    expect(code).toBe(1);
    for (const name of ['DATABASE_URL', 'NATS_URL', 'REPLY_LINK_SECRET']) expect(output).toContain(name);
    expect(output).not.toContain('REDIS_URL');
  });

  it('that migrates nowhere says what to set, and passes arguments on', async () => {
    const nowhere = await container(['migrate'], { APP: 'registry' });
    expect(nowhere.code).toBe(1);
    expect(nowhere.output).toContain('Set POSTGRES_URL');
    const help = await container(['migrate', '--help'], { APP: 'registry' });
    expect(help.code).toBe(0);
    expect(help.output).toContain('DATABASE_PASSWORD_REGISTRY');
  });
});

describe('the health check', () => {
  it.each([[200, 0], [503, 1]])('of a service whose /readyz answers %d exits %d', async (status, expected) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status).end('{"said":"so"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const PORT = String((server.address() as AddressInfo).port);
    const { code, output } = await run(['scripts/healthy.mjs'], { PORT });
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    expect({ code, asked }).toEqual({ code: expected, asked: ['/readyz'] });
    expect(output).toContain('"said"');
    // Now nobody listens there.
    expect((await run(['scripts/healthy.mjs'], { PORT })).code).toBe(1);
  });
});
