// A program that starts servers and waits to be killed: the parent in the tests about orphans.
import { startServers, watchdogPid, type ServerName } from './servers.js';

const [dataDir = '', kind = '', wanted = 'redis'] = process.argv.slice(2);
const servers = await startServers({
  dataDir,
  wanted: wanted.split(',') as ServerName[],
  env: {},
  temporary: kind === 'temporary',
});
// Before anybody knows of us: whoever reads the line may send the signal at once.
process.on('SIGTERM', () => void servers.stop().then(() => process.exit(0)));
const pids = servers.describe().map(({ pid }) => pid);
process.stdout.write(`${JSON.stringify({ pids, watchdog: watchdogPid(), redisUrl: servers.redisUrl })}\n`);
setInterval(() => {}, 1000);
