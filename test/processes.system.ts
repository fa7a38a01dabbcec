// The README's lines for running each service as its own process, typed in on servers of our own.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startServers, startSmtpSink, watchProcess, type RunningServers, type SmtpSink } from '#servers';

describe('the README on processes', () => {
  let servers: RunningServers;
  let smtp: SmtpSink;
  beforeAll(async () => {
    servers = await startServers({ dataDir: mkdtempSync(join(tmpdir(), 'linkwright-processes-')), env: {}, temporary: true, durable: false });
    smtp = await startSmtpSink();
  }, 120_000);
  afterAll(async () => {
    await smtp?.stop();
    await servers?.stop();
  });

  it('leads from empty servers to an API that answers the administrator', async () => {
    let lines = /```sh processes\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1];
    if (!lines) throw new Error('README.md has lost its block of processes.');
    const port = await freePort();
    for (const [printed, ours] of [
      ['postgres://postgres:linkwright@127.0.0.1:5432/linkwright', servers.postgresUrl],
      ['redis://127.0.0.1:6379', servers.redisUrl], ['nats://127.0.0.1:4222', servers.natsUrl],
      ['smtp://127.0.0.1:1025', smtp.url], ['8080', String(port)],
    ] as const) {
      expect(lines).toContain(printed);
      lines = lines.replaceAll(printed, ours);
    }
    const { PATH = '', HOME = '' } = process.env;
    // A process group of its own, so that what runs in the background ends with it.
    const shell = spawn('bash', ['-euo', 'pipefail', '-c', `${lines}\nwait`], { env: { PATH, HOME }, detached: true });
    watchProcess({ pid: shell.pid!, folder: process.cwd(), signal: 'SIGTERM' });
    let output = '';
    const answered = new Promise<void>((resolve, reject) => {
      shell.once('exit', () => reject(new Error(`The lines ended early:\n${output}`)));
      for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk) => {
        output += chunk;
        if (output.includes('"role":"admin"')) resolve();
      });
    });
    const closed = new Promise((resolve) => shell.once('close', resolve));
    try {
      await answered;
    } finally {
      process.kill(-shell.pid!, 'SIGTERM');
      await closed;
    }
    for (const app of ['registry', 'matching', 'service-market', 'notifications', 'gateway']) expect(output).toMatch(new RegExp(`"app":"${app}"[^\n]*"url":`));
  }, 180_000);
});
