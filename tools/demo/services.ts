// The demo's services as a child of `npm run dev`, on the ground that its parent keeps.
import { startSystem, type SystemGround } from './system.js';

const ground = JSON.parse(process.env['LINKWRIGHT_GROUND'] ?? '') as SystemGround;
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal as 'SIGTERM', () => resolve());
});
// A changed file that does not work is told and waits for the next change.
try {
  const system = await startSystem(ground, process.env, () => {});
  console.error(`Linkwright runs at ${system.url}`);
  for (const [role, value] of Object.entries(system.credentials)) {
    if (typeof value === 'object' && value !== null && 'key' in value) console.error(`  ${role}: ${String(value.key)}`);
  }
  await stopped;
  await system.stop();
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
