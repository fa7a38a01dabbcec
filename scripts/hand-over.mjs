// Hands this process over to a service or a tool in dist/.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What a command runs, and with which arguments: `start registry` is a service, anything else a tool. */
export function targetOf(command, args) {
  const start = command === 'start';
  const path = join(root, start ? `dist/apps/${args[0]}/src/main.js` : `dist/tools/${command}.js`);
  if (!existsSync(path)) throw new Error(start ? `There is no service called ${args[0]}.` : `There is no command called ${command}.`);
  return { path, args: start ? args.slice(1) : args };
}

/** A service runs on; a tool ends the process with its exit code. */
export async function handOver({ path, args }) {
  process.argv = [process.execPath, path, ...args];
  const tool = await import(pathToFileURL(path).href);
  if (typeof tool.main !== 'function') return;
  const code = (await tool.main(args)) ?? 0;
  // Whatever still waits for something when the command is done ends with it, once its last line is out.
  process.stdout.write('', () => process.exit(code));
}
