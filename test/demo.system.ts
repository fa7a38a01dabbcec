// `npm run demo` as a person meets it: from nothing to ready, stopped and started again, killed, and given nonsense.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort, isListening, processesBelow } from '#servers';
import { waitFor } from '#testing/wait-for.js';

const folder = mkdtempSync(join(tmpdir(), 'linkwright-demo-'));
chmodSync(folder, 0o711); // As root, Postgres' own user must pass through.
/** Only bounds what would fail anyway. */
const patience = { timeoutMs: 150_000 };
const demos: Demo[] = [];

/** The command, run where its data goes to a folder of the test's own. */
class Demo {
  output = '';
  readonly process: ChildProcess;
  readonly ended: Promise<number | NodeJS.Signals>;

  constructor(args: string[], env: NodeJS.ProcessEnv = {}) {
    // Not below npm, so that only the signals of the test end it.
    const { npm_lifecycle_event: _, ...inherited } = process.env;
    this.process = spawn(process.execPath, [resolve('scripts/run.mjs'), 'demo', ...args], {
      cwd: folder, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout!, this.process.stderr!]) stream.on('data', (chunk) => (this.output += chunk));
    this.ended = new Promise((done) => this.process.once('close', (code, signal) => done(code ?? signal!)));
    demos.push(this);
  }

  async says(text: string): Promise<void> {
    await waitFor(() => this.output.includes(text) || this.process.exitCode !== null, { ...patience, what: text });
    if (!this.output.includes(text)) throw new Error(`The demo ended without saying "${text}":\n${this.output}`);
  }
}

afterAll(async () => {
  for (const demo of demos) demo.process.kill('SIGKILL');
  await waitFor(() => processesBelow(folder).length === 0, patience);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Who one is after the click on a button of the page. */
async function roleOnClick(page: string, email: string): Promise<string> {
  const { origin } = new URL(page);
  const reply = await fetch(page, { method: 'POST', body: new URLSearchParams({ email }), headers: { origin }, redirect: 'manual' });
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/console']);
  const cookie = reply.headers.getSetCookie().map((each) => each.split(';', 1)[0]).join('; ');
  return ((await (await fetch(`${origin}/v1/me`, { headers: { cookie } })).json()) as { role: string }).role;
}

describe('the demo', () => {
  let port: number;
  let logins: string;
  const args = () => ['--port', String(port)];
  beforeAll(async () => {
    port = await freePort();
  });

  it('becomes ready from nothing, and the call that it prints works', async () => {
    const demo = new Demo(args());
    await demo.says('Ctrl-C stops everything');
    const call = /^ {2}(curl .*)$/m.exec(demo.output)![1]!;
    const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', call]);
    expect((JSON.parse(stdout) as { items: unknown[] }).items).toHaveLength(3);
    const page = /Sign in with one click {2}(\S+)/.exec(demo.output)![1]!;
    const shown = await fetch(page);
    // Or a browser sends its forms as if from nowhere.
    expect(shown.headers.get('referrer-policy')).toBe('same-origin');
    const emails = [...(await shown.text()).matchAll(/name="email" value="([^"]+)"/g)].map(([, email]) => email!);
    const roles = await Promise.all(emails.map((email) => roleOnClick(page, email)));
    expect(roles).toEqual(['cda', 'cda', 'manager', 'buyer', 'buyer', 'enterprise', 'enterprise', 'provider', 'admin']);
    logins = readFileSync(join(folder, '.data/demo.env'), 'utf8');
  }, 200_000);

  it('is not disturbed by a second start in the same place', async () => {
    const second = new Demo(['--port', String(await freePort())]);
    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`is in use by process ${demos[0]!.process.pid}`);
    expect(await isListening(port)).toBe(true);
  }, 200_000);

  it('names a port that is taken', async () => {
    const second = new Demo(args());
    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`port ${port} is taken`);
  }, 200_000);

  it('ends cleanly by Ctrl-C, with nothing left running', async () => {
    demos[0]!.process.kill('SIGINT');
    expect(await demos[0]!.ended).toBe(0);
    expect(processesBelow(folder)).toEqual([]);
    expect(await isListening(port)).toBe(false);
  }, 200_000);

  it('goes on where it was, and leaves nothing when it is killed', async () => {
    const demo = new Demo(args());
    await demo.says('Ctrl-C stops everything');
    expect(demo.output).not.toContain('registering');
    expect(readFileSync(join(folder, '.data/demo.env'), 'utf8')).toBe(logins);
    demo.process.kill('SIGKILL');
    await demo.ended;
    await waitFor(() => processesBelow(folder).length === 0, { ...patience, what: 'the end of every server' });
  }, 200_000);

  it('ends at once when it is interrupted while it starts, also after a kill', async () => {
    const demo = new Demo(args());
    await demo.says('starting the services');
    demo.process.kill('SIGINT');
    expect(await demo.ended).toBe(0);
    expect(processesBelow(folder)).toEqual([]);
  }, 200_000);

  it.each([
    [{ NATS_URL: 'nats://127.0.0.1:1' }, [], 'NATS_URL names 127.0.0.1:1, which cannot be used'],
    [{ MAIL_FROM: 'nobody' }, [], 'MAIL_FROM'],
    [{}, ['--story', 'no-such-story'], 'there is no story called no-such-story; there is main, '],
    [{}, ['--prot', '8080'], '--prot'],
  ] as const)('says what is wrong with %j %j and ends', async (env, wrong, message) => {
    const demo = new Demo([...args(), ...wrong], env);
    expect(await demo.ended).toBeGreaterThan(0);
    expect(demo.output).toContain(message);
    expect(processesBelow(folder)).toEqual([]);
  }, 200_000);
});
