// `npm run bench:live`: the live index of a large registry through the API: posts, changes of one enterprise, very many changes at once.
import { parseArgs } from 'node:util';
import { startFleet } from '../fleet/fleet.js';
import { changeMany } from './live/many-changes.js';
import { changeOne } from './live/one-change.js';
import { postLots } from './live/posts.js';
import { beginAnew, openScene, untilIndexed } from './live/scene.js';
import { seededServers } from './seed/seeded-servers.js';

const usage = `Usage: npm run bench:live -- [--enterprises N] [--posts N] [--changes N] [--at-once N] [--replica on|off] [--data FOLDER] [--json]
Posts 20 requirements a second into a registry of N synthetic enterprises (1000000 unless given; loaded first if they are not in
FOLDER, .data/bench-N, already), changes single enterprises that are proposed, and then very many (10000) in one transaction.`;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Prints figures in ms and s; with --json one object on the last line. What the benchmark before this one posted is deleted. */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args, options: {
      enterprises: { type: 'string' }, posts: { type: 'string' }, changes: { type: 'string' }, 'at-once': { type: 'string' },
      replica: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' },
    },
  });
  const whole = (text: string | undefined, otherwise: number) => (text === undefined ? otherwise : Number(text));
  const [enterprises, posts, changes, atOnce] = [
    whole(values.enterprises, 1_000_000), whole(values.posts, 400), whole(values.changes, 100), whole(values['at-once'], 10_000),
  ];
  const replica = values.replica ?? 'on';
  if (!(enterprises >= 1_000) || !(posts >= 1) || !(changes >= 0) || !(atOnce >= 0) || !['on', 'off'].includes(replica)) {
    console.error(usage);
    return 2;
  }
  const seeded = await seededServers({ enterprises, seed: 1, folder: values.data, say });
  try {
    await beginAnew(seeded.servers.postgresUrl);
    const fleet = await startFleet(
      {
        LOG_LEVEL: 'warn', ACCESS_LOG_SAMPLE: '0', RATE_PER_MINUTE: '100000000', RATE_PER_MINUTE_IP: '100000000', NODE_ENV: 'production',
        MATCHING_REPLICA: replica,
      },
      { only: ['gateway', 'registry', 'matching'], on: { servers: seeded.servers, name: 'linkwright', keep: true } },
    );
    try {
      const scene = await openScene(fleet, enterprises);
      try {
        const load = replica === 'on' ? await untilIndexed(scene, say) : {};
        const result = {
          enterprises, replica, ...load, ...(await postLots(scene, posts, say)), ...(changes > 0 && await changeOne(scene, changes, say)),
          ...(atOnce > 0 && await changeMany(scene, atOnce, say)), ...(await scene.memory()),
        };
        const lines = Object.entries(result).map(([name, value]) => `${name}: ${value}`);
        process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
        return 0;
      } finally {
        await scene.close();
      }
    } finally {
      await fleet.stop();
    }
  } finally {
    await seeded.servers.stop();
  }
}
