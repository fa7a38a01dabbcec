// What the image runs: its service, or one of its commands (migrate, dead-letters). It installs and compiles nothing.
import { handOver, targetOf } from './hand-over.mjs';

// The first process of a container dies of no signal that it does not handle, and a service listens only once it is loaded.
const end = () => process.exit(143);
process.on('SIGTERM', end);
process.on('SIGINT', end);

const [command = 'start', ...args] = process.argv.slice(2);
try {
  const service = command === 'start';
  const target = targetOf(command, service ? [process.env.APP, ...args] : args);
  await handOver(target);
  if (service) {
    process.off('SIGTERM', end);
    process.off('SIGINT', end);
  }
} catch (error) {
  console.error(error);
  process.exit(1);
}
