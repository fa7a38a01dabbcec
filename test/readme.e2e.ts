// The README's walk-through and the first lines about webhooks, executed as printed, against a seeded system.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Webhook } from 'standardwebhooks';
import { createClient } from '#client';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import { startSmtpSink, type SmtpSink } from '#testing/smtp-sink.js';
import { waitFor } from '#testing/wait-for.js';
import { Receiver } from '../apps/notifications/test/receiver.js';
import { startAll, type Databases, type RunningSystem } from '../apps/all/src/app.js';
import { seedDemo, type DemoCredentials } from '../tools/demo/seed.js';
import { playStory } from '../tools/demo/story-run.js';

describe('the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-readme-'));
  const key = `lw_${randomBytes(32).toString('base64url')}`;
  let database: TestDatabase;
  let mail: SmtpSink;
  let system: RunningSystem;
  let credentials: DemoCredentials;

  beforeAll(async () => {
    database = await testDatabase('registry');
    mail = await startSmtpSink();
    const { natsUrl, natsPrefix, redisUrl, redisPrefix } = database.servers;
    system = await startAll({
      port: 0,
      databases: database.urls as Databases,
      env: {
        NODE_ENV: 'test', LOG_LEVEL: 'fatal', NATS_URL: natsUrl, NATS_PREFIX: natsPrefix, REDIS_URL: redisUrl, REDIS_PREFIX: redisPrefix,
        SMTP_URL: mail.url, PUBLIC_URL: 'http://127.0.0.1', BOOTSTRAP_ADMIN_KEY: key, REPLY_LINK_SECRET: key, WEBHOOK_SECRET_KEY: key, WEBHOOK_ALLOW_LOOPBACK: 'true',
        RATE_PER_MINUTE: '100000', REQUEST_TIMEOUT_MS: '30000', DATABASE_POOL: '12',
      },
    });
    mkdirSync(join(folder, '.data'));
    credentials = await seedDemo({ url: system.url, adminKey: key, folder: join(folder, '.data'), onProgress: () => {} });
  }, 120_000);

  afterAll(async () => {
    await system?.stop();
    await mail?.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leads from a post to a reply when its lines are typed in', async () => {
    const walkthrough = /```sh walkthrough\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1];
    if (!walkthrough) throw new Error('README.md has lost its walkthrough block.');
    const { stdout } = await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', walkthrough], {
      cwd: folder, timeout: 150_000, env: { PATH: process.env['PATH'] ?? '' },
    });
    expect(stdout).toContain('HTTP/1.1 201');
    const buyer = createClient({ baseUrl: system.url, apiKey: credentials.buyer.key });
    const { items } = (await buyer.GET('/v1/invitations')).data;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ side: 'buyer', reply: { answer: 'yes', through: 'api' } });
    await waitFor(() => mail.messages.some(({ to }) => to[0] === 'sourcing@nordwind-sport.example'), { what: "the buyer's e-mail" });
  }, 200_000);

  it('has a story of an order that is split, of which every step holds', async () => {
    expect(await playStory('split', { url: system.url, credentials, mail })).toBe(true);
  }, 200_000);

  it('leads from an endpoint to a verified webhook when the lines of docs/webhooks.md are typed in', async () => {
    const begin = /```sh begin\n([\s\S]*?)```/.exec(readFileSync('docs/webhooks.md', 'utf8'))?.[1];
    if (!begin) throw new Error('docs/webhooks.md has lost its first block.');
    const receiver = await Receiver.start();
    const { key: buyerKey } = credentials.buyer;
    const { stdout } = await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', begin], {
      cwd: folder, timeout: 60_000, env: { PATH: process.env['PATH'] ?? '', API: system.url, KEY: buyerKey, HOOK: receiver.url() },
    });
    const { secret } = JSON.parse(stdout) as { secret: string };
    const buyer = createClient({ baseUrl: system.url, apiKey: buyerKey });
    const deadline = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    const posted = (await buyer.POST('/v1/requirements', {
      body: { clusterId: credentials.clusterId, title: 'Polo shirts', lots: [{ code: 'TX.GAR.TOP.POLO', quantity: 100, unit: 'dozen', deadline }] },
    })).data;
    const call = await waitFor(() => receiver.calls.find(({ body }) => body.includes(posted.id)), { what: 'the webhook', timeoutMs: 60_000 });
    await receiver.stop();
    expect(new Webhook(secret).verify(call.body, call.headers)).toMatchObject({
      type: 'requirement.matched', data: { requirementId: posted.id, lotId: posted.lots[0]!.id, proposals: expect.any(Number) },
    });
  }, 120_000);
});
