// The README's lines for running each service as its own process, typed in on servers of our own.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetProcess, freePort, startServers, startSmtpSink, watchProcess, type RunningServers, type SmtpSink } from '#servers';
import { waitFor } from '#testing/wait-for.js';

describe('the README on processes', () => {
  let servers: RunningServers;
  let smtp: SmtpSink;
  beforeAll(async () => {
    servers = await startServers({ dataDir: mkdtempSync(join(tmpdir(), 'linkwright-processes-')), env: {}, temporary: true });
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
    // A process group of its own, so that what runs in the background ends with it. Standard input is no socket, as a pipe
    // of Node's would be: Bash would take itself to be called from afar, and read the start files of this machine.
    const shell = spawn('bash', ['-euo', 'pipefail', '-c', `${lines}\nwait`], {
      env: { PATH, HOME }, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
    });
    watchProcess({ pid: shell.pid!, folder: process.cwd(), signal: 'SIGTERM' });
    let output = '';
    for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk) => (output += chunk));
    const closed = new Promise((resolve) => shell.once('close', resolve));
    const wanted = [
      /"role":"admin"/,
      ...['registry', 'matching', 'service-market', 'notifications', 'gateway'].map((app) => new RegExp(`"app":"${app}"[^\\n]*"url":`)),
    ];
    const missing = () => wanted.filter((words) => !words.test(output));
    try {
      // The gateway answers as soon as the registry does: the others may say that they started later than that.
      await waitFor(() => missing().length === 0 || shell.exitCode !== null, { timeoutMs: 150_000, what: 'every service and an answer' })
        .catch(() => undefined);
      expect({ missing: missing().map(String), ended: shell.exitCode, output: missing().length > 0 ? output : '' })
        .toEqual({ missing: [], ended: null, output: '' });
    } finally {
      if (shell.exitCode === null) process.kill(-shell.pid!, 'SIGTERM');
      await closed;
      forgetProcess(shell.pid!);
    }
  }, 200_000);
});
