// Runs one of the project's commands on a bare clone: node scripts/run.mjs <command> [arguments].
// It installs and compiles what is missing or outdated, then hands over to dist/tools/<command>.js.
import './node-version.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { ensureBuilt, ensureInstalled, root, say } = await import('./setup.mjs');
const [command, ...args] = process.argv.slice(2);
if (command === undefined) fail('Usage: node scripts/run.mjs <command> [arguments]');

try {
  await ensureInstalled();
  if (!(await ensureBuilt())) fail('The sources do not compile: the errors are above.');
} catch (error) {
  fail(error.message);
}

// `start registry` runs a service; anything else is a tool.
const start = command === 'start';
const file = start ? `dist/apps/${args[0]}/src/main.js` : `dist/tools/${command}.js`;
const path = join(root, file);
if (!existsSync(path)) fail(start ? `There is no service called ${args[0]}.` : `There is no command called ${command}.`);
const rest = start ? args.slice(1) : args;
process.argv = [process.execPath, path, ...rest];
const tool = await import(pathToFileURL(path).href);
if (typeof tool.main === 'function') {
  const code = (await tool.main(rest)) ?? 0;
  // Whatever still waits for something when the command is done ends with it, once its last line is out.
  process.stdout.write('', () => process.exit(code));
}

function fail(message) {
  say(message);
  if (command === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}
