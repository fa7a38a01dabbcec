// `npm run dev`: the demo whose services are compiled and started again on every save; servers and data stay up meanwhile.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDemoOptions, type DemoOptions } from './demo/options.js';
import { dataFolder, mailFolder, startGround } from './demo/ground.js';
import { demoRoles } from './demo/secrets.js';
import { watchNpm } from './parent.js';

const sources = ['apps', 'libs', 'tools'];
/** An editor that saves many files, or git, is done when nothing changed for so long. */
const quietMs = 300;

const usage = `npm run dev -- [--fresh] [--port PORT]

Runs the demo and, on every change in ${sources.join(', ')}, compiles and starts its services again.
The options are those of npm run demo.
`;

export async function main(args: string[]): Promise<number> {
  let options: DemoOptions;
  try {
    options = readDemoOptions(args);
    if (options.story !== null) throw new Error('--story plays with npm run demo');
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  try {
    await dev(options);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

async function dev({ fresh, port }: DemoOptions): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort());
  watchNpm(() => stopped.abort());
  const ground = await startGround({
    fresh, port, roles: demoRoles, ownMail: false, env: process.env, onProgress: (message) => console.error(message),
    onUnexpectedExit: (message) => {
      console.error(message);
      stopped.abort();
    },
  });
  const { secrets, smtpUrl, servers: { postgresUrl, redisUrl, natsUrl } } = ground;
  console.error(`E-mails are kept in ${mailFolder}; watching ${sources.join(', ')} for changes.`);
  const plain = JSON.stringify({ postgresUrl, redisUrl, natsUrl, smtpUrl, secrets, port: ground.port, folder: dataFolder });
  try {
    await keepRunning(plain, stopped.signal);
  } finally {
    await ground.stop();
  }
}

/** Runs the services until aborted, each time anew when the sources changed and compile. */
async function keepRunning(ground: string, signal: AbortSignal): Promise<void> {
  let child = start(ground);
  let timer: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();
  const restart = async () => {
    if (signal.aborted || !(await compiles())) return;
    await end(child);
    if (!signal.aborted) child = start(ground);
  };
  const watchers = sources.map((folder) => watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => (restarting = restarting.then(restart)), quietMs);
  }));
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  for (const watcher of watchers) watcher.close();
  clearTimeout(timer);
  await restarting;
  await end(child);
}

/** The errors are on the terminal; what ran before goes on running. */
async function compiles(): Promise<boolean> {
  console.error('Compiling …');
  const compiler = spawn(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 2, 2] });
  const code = await new Promise((resolve) => compiler.once('close', resolve));
  if (code !== 0) console.error('It does not compile: the services run as they were.');
  return code === 0;
}

function start(ground: string): ChildProcess {
  const script = fileURLToPath(new URL('./demo/services.js', import.meta.url));
  return fork(script, { env: { ...process.env, LINKWRIGHT_GROUND: ground }, execArgv: ['--enable-source-maps', '--min-semi-space-size=16', '--max-semi-space-size=32'] });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(forced);
}
