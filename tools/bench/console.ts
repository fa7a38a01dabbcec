// `npm run bench:console`: the console in a real browser before a full queue and a large registry: what it loads, how soon it answers.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startFleet } from '../fleet/fleet.js';
import { countBarriers } from './console/barriers.js';
import { openBrowser } from './console/browser.js';
import { measureFirstContent } from './console/first-content.js';
import { measureMap } from './console/map.js';
import { measureNextItem } from './console/next-item.js';
import { openDesk } from './console/desk.js';
import { measureScrolling } from './console/scrolling.js';
import { seededServers } from './seed/seeded-servers.js';

const usage = `Usage: npm run bench:console -- [--enterprises N] [--proposals N] [--loads N] [--steps N] [--data FOLDER] [--json]
Opens the console as a CDA whose one cluster has N synthetic enterprises (100000 unless given; loaded first if they are not in FOLDER,
.data/bench-console-N, already) and N proposals that wait for a decision (5000; what is missing is posted first), loads the queue afresh
N times (10), goes through N of its proposals by key (60), scrolls, and moves the map.`;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Prints kB, counts and ms; with --json one object on the last line. The data stays for the next time. */
export async function main(args: string[]): Promise<number> {
  const options = optionsOf(args);
  if (options === null) {
    console.error(usage);
    return 2;
  }
  const { enterprises, proposals, loads, steps, json, folder } = options;
  const seeded = await seededServers({ enterprises, seed: 1, clusters: 1, folder, say });
  try {
    const fleet = await startFleet(
      { LOG_LEVEL: 'warn', ACCESS_LOG_SAMPLE: '0', RATE_PER_MINUTE: '1000000', RATE_PER_MINUTE_IP: '1000000', NODE_ENV: 'production' },
      { on: { servers: seeded.servers, name: 'linkwright', keep: true } },
    );
    try {
      const desk = await openDesk(fleet, { enterprises, proposals, say });
      const browser = await openBrowser();
      try {
        const result = {
          enterprises, proposals: desk.proposals, requirements: desk.requirements,
          ...(await measureFirstContent(browser, desk, { loads, say })),
          ...(await measureNextItem(browser, desk, { steps, say })),
          ...(await measureScrolling(browser, desk, { say })),
          ...(await measureMap(browser, desk, { say })),
          ...(await countBarriers(browser, desk, { say })),
          load_average: Number(loadavg()[1]!.toFixed(1)),
        };
        const lines = Object.entries(result).map(([name, value]) => `${name}: ${value}`);
        process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
        return 0;
      } finally {
        await browser.close();
      }
    } finally {
      await fleet.stop();
    }
  } finally {
    await seeded.servers.stop();
  }
}

/** Null when they make no sense. */
function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args, options: {
      enterprises: { type: 'string' }, proposals: { type: 'string' }, loads: { type: 'string' }, steps: { type: 'string' },
      data: { type: 'string' }, json: { type: 'boolean' },
    },
  });
  const [enterprises, proposals] = [Number(values.enterprises ?? 100_000), Number(values.proposals ?? 5_000)];
  const [loads, steps] = [Number(values.loads ?? 10), Number(values.steps ?? 60)];
  const areWhole = [enterprises, proposals, loads, steps].every((each) => Number.isInteger(each));
  if (!areWhole || enterprises < 100 || proposals < 20 || loads < 1 || steps < 1) return null;
  return { enterprises, proposals, loads, steps, json: values.json ?? false, folder: values.data ?? `.data/bench-console-${enterprises}` };
}
