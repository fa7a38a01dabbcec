// NATS with JetStream, its store in our data folder.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installed } from './binaries.js';
import { debianProgram } from './debian.js';
import { findProgram } from './find.js';
import { givenServer } from './given.js';
import { converse, loopback } from './ports.js';
import { binFolder, runServer, type Program, type RunningServer, type ServerOptions } from './server.js';

const howToGet = [
  'give one by NATS_URL=nats://host:4222 (version 2.9 or newer, started with -js)',
  'apt-get install nats-server, brew install nats-server, or https://github.com/nats-io/nats-server/releases',
  'docker compose up -d nats, then NATS_URL=nats://127.0.0.1:4222',
];

/** Starts NATS with JetStream, or hands out the one that NATS_URL names. */
export async function startNats(options: ServerOptions): Promise<RunningServer> {
  const sources = options.sources ?? ['url', 'installed', 'debian'];
  const given = sources.includes('url') ? options.env?.['NATS_URL'] : undefined;
  if (given) return givenServer('nats', 'NATS_URL', given);

  const parent = resolve(options.dataDir);
  const dataDir = join(parent, 'nats');
  mkdirSync(dataDir, { recursive: true });
  const program = await findProgram('nats', howToGet, options, {
    installed: async () => installedNats(),
    debian: () => debianProgram(
      'nats-server', [], ['usr/sbin/nats-server', 'usr/bin/nats-server'], binFolder(options), options.onProgress,
    ),
  });
  options.onProgress?.(`nats: starting (${program.origin})`);
  // Tells our server from a stranger's that took the port first.
  const serverName = `linkwright-${randomBytes(6).toString('hex')}`;
  const config = join(dataDir, 'nats.conf');
  return runServer(
    {
      name: 'nats',
      dataDir,
      origin: program.origin,
      url: (port) => `nats://${loopback}:${port}`,
      process: (port) => {
        writeFileSync(config, configuration(serverName, port, dataDir));
        return {
          command: program.command,
          args: ['-c', config],
          folder: dataDir,
          env: { ...process.env, ...program.env },
          logFile: join(parent, 'nats.log'),
          stopSignal: 'SIGTERM',
          ready: () => answers(port, serverName),
        };
      },
    },
    options,
  );
}

function installedNats(): Program | null {
  const command = installed('nats-server');
  return command === null ? null : { command, origin: `installed: ${command}` };
}

/** Streams reserve the size they may grow to, and a test run makes a hundred of them: the limit is only a number. */
function configuration(serverName: string, port: number, dataDir: string): string {
  return `server_name: ${serverName}
listen: "${loopback}:${port}"
jetstream {
  store_dir: ${JSON.stringify(dataDir)}
  max_memory_store: 256MB
  max_file_store: 1TB
}
`;
}

async function answers(port: number, serverName: string): Promise<boolean> {
  const greeting = await converse(port, '', (text) => text.includes('\r\n'));
  return greeting !== null && greeting.includes(`"server_name":"${serverName}"`) && greeting.includes('"jetstream":true');
}
