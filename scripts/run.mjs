// Runs one of the project's commands on a bare clone: node scripts/run.mjs <command> [arguments].
// It installs and compiles what is missing or outdated, then hands over to dist/tools/<command>.js.
import './node-version.mjs';

const { ensureBuilt, ensureInstalled, say } = await import('./setup.mjs');
const { handOver, targetOf } = await import('./hand-over.mjs');
const [command, ...args] = process.argv.slice(2);
if (command === undefined) fail('Usage: node scripts/run.mjs <command> [arguments]');

let target;
try {
  await ensureInstalled();
  if (!(await ensureBuilt())) fail('The sources do not compile: the errors are above.');
  target = targetOf(command, args);
} catch (error) {
  fail(error.message);
}
await handOver(target);

function fail(message) {
  say(message);
  if (command === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}
