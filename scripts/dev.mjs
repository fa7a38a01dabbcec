// `npm run dev`: compiles on every save and restarts the services; the servers and their data stay up meanwhile.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const { ensureBuilt, ensureInstalled, root, say } = await import('./setup.mjs');

try {
  await ensureInstalled();
  // Errors in the types do not stop anybody from trying things out: the watching compiler goes on telling them.
  await ensureBuilt();
} catch (error) {
  say(error.message);
  process.exit(1);
}
if (!existsSync(join(root, 'dist/tools/dev.js'))) process.exit(1);

const compiler = [join(root, 'node_modules/typescript-native/bin/tsc'), '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput'];
const children = [compiler, [join(root, 'dist/tools/dev.js'), ...process.argv.slice(2)]].map((args) =>
  spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }),
);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop());
const codes = await Promise.all(children.map((child) => new Promise((resolve) => {
  child.once('close', (code) => {
    stop();
    resolve(code ?? 0);
  });
})));
process.exit(codes[1]);

function stop() {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
}
