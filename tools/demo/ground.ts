// What the demo's services stand on: the three servers, the mail sink, the secrets, the port.
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  clearData, freePort, isListening, startServers, startSmtpSink, type RunningServers, type SmtpSink,
} from '#servers';
import { demoSecrets, type DemoSecrets } from './secrets.js';

export const dataFolder = '.data';
export const demoFolder = join(dataFolder, 'demo');
export const mailFolder = join(dataFolder, 'mail');
const usualPort = 8080;

/** Tells other commands about the demo that runs; holds a password, so it is for its owner's eyes only. */
export const runningFile = join(demoFolder, 'running.json');

export interface RunningDemo {
  pid: number;
  postgresUrl: string;
}

export interface Ground {
  servers: RunningServers;
  /** Null when SMTP_URL names a real mail server. */
  mail: SmtpSink | null;
  smtpUrl: string;
  secrets: DemoSecrets;
  port: number;
  stop(): Promise<void>;
}

export interface GroundOptions {
  fresh: boolean;
  port: number | null;
  roles: readonly string[];
  /** Stories read the e-mails: they always get the sink. */
  ownMail: boolean;
  env: NodeJS.ProcessEnv;
  onProgress: (message: string) => void;
  onUnexpectedExit: (message: string) => void;
}

export async function startGround(options: GroundOptions): Promise<Ground> {
  const { env, onProgress } = options;
  checkWritable();
  const port = await choosePort(options.port, onProgress);
  if (options.fresh) await removeData(env, onProgress);
  mkdirSync(demoFolder, { recursive: true });
  const secrets = demoSecrets(demoFolder, options.roles);
  const servers = await startServers({ dataDir: demoFolder, env, onProgress, onUnexpectedExit: options.onUnexpectedExit });
  const running: RunningDemo = { pid: process.pid, postgresUrl: servers.postgresUrl };
  writeFileSync(runningFile, JSON.stringify(running), { mode: 0o600 });
  const own = options.ownMail || !env['SMTP_URL'];
  const mail = own ? await startSmtpSink({ folder: mailFolder }) : null;
  return {
    servers,
    mail,
    smtpUrl: mail?.url ?? env['SMTP_URL'] ?? '',
    secrets,
    port,
    async stop() {
      await mail?.stop();
      rmSync(runningFile, { force: true });
      await servers.stop();
    },
  };
}

async function removeData(env: NodeJS.ProcessEnv, onProgress: (message: string) => void): Promise<void> {
  const given = ['POSTGRES_URL', 'REDIS_URL', 'NATS_URL'].filter((name) => env[name]);
  if (given.length > 0) {
    throw new Error(`--fresh deletes only the demo's own servers: empty the one given by ${given.join(', ')} yourself`);
  }
  onProgress(`deleting the data in ${demoFolder} and ${mailFolder}`);
  await clearData(demoFolder);
  await clearData(mailFolder);
}

async function choosePort(wanted: number | null, onProgress: (message: string) => void): Promise<number> {
  const port = wanted ?? usualPort;
  if (!(await isListening(port))) return port;
  if (wanted !== null) throw new Error(`port ${wanted} is taken: stop what listens there, or give another --port`);
  const free = await freePort();
  onProgress(`port ${usualPort} is taken; using ${free}`);
  return free;
}

/** A folder that another user made, root for one, is said before anything fails in it. */
function checkWritable(): void {
  for (const folder of [demoFolder, dataFolder, '.'].filter((path) => existsSync(path)).slice(0, 1)) {
    try {
      accessSync(folder, constants.W_OK);
    } catch (error) {
      throw new Error(`${folder} belongs to another user: run the demo as that user, or remove it`, { cause: error });
    }
  }
}
