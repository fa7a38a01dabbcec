// Under `npm run dev`: the servers run here, the services in a child that is started again when dist/ changes.
import { fork, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { services } from '#contracts/message.js';
import { readDemoOptions } from './demo/options.js';
import { mailFolder, startGround } from './demo/ground.js';

const quietMs = 400;

async function dev(): Promise<void> {
  const { fresh, port } = readDemoOptions(process.argv.slice(2));
  const say = (message: string) => console.error(message);
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort());
  const ground = await startGround({
    fresh, port, roles: services, ownMail: false, env: process.env, onProgress: say,
    onUnexpectedExit: (message) => {
      say(message);
      stopped.abort();
    },
  });
  const { secrets, smtpUrl, servers: { postgresUrl, redisUrl, natsUrl } } = ground;
  say(`E-mails are kept in ${mailFolder}; watching for changes.`);
  const plain = JSON.stringify({ postgresUrl, redisUrl, natsUrl, smtpUrl, secrets, port: ground.port });
  try {
    await keepRunning(plain, stopped.signal);
  } finally {
    await ground.stop();
  }
}

/** Runs the services until aborted, again and again. */
async function keepRunning(ground: string, signal: AbortSignal): Promise<void> {
  let child = start(ground);
  let timer: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();
  const watcher = watch('dist', { recursive: true }, () => {
    clearTimeout(timer);
    // A compilation writes many files: wait until it is quiet.
    timer = setTimeout(() => {
      restarting = restarting.then(async () => {
        await end(child);
        if (!signal.aborted) child = start(ground);
      });
    }, quietMs);
  });
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  watcher.close();
  clearTimeout(timer);
  await restarting;
  await end(child);
}

function start(ground: string): ChildProcess {
  const script = fileURLToPath(new URL('./demo/services.js', import.meta.url));
  return fork(script, { env: { ...process.env, LINKWRIGHT_GROUND: ground }, execArgv: ['--enable-source-maps'] });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(forced);
}

await dev();
