// `npm run bench:seed`: a synthetic registry of any size and the projections of it, loaded by COPY, for benchmarks.
import { parseArgs } from 'node:util';
import { seededServers } from './seed/seeded-servers.js';

const usage = `Usage: npm run bench:seed -- [--enterprises N] [--seed N] [--data FOLDER] [--json]
Loads N enterprises (100000 unless given) into FOLDER (.data/bench-N), unless they are there already.`;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Prints rows by table, seconds and rows per second; with --json one object on the last line. Nothing is left running. */
export async function main(args: string[]): Promise<number> {
  const options = seedOptions(args);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${usage}`);
    return 2;
  }
  const { json, ...seeding } = options;
  const { servers, rows, folder, seconds } = await seededServers({ ...seeding, wanted: ['postgres'], say });
  await servers.stop();
  const all = Object.values(rows).reduce((sum, its) => sum + its, 0);
  const result = {
    enterprises: seeding.enterprises, folder, rows: all, seconds: seconds === null ? null : Number(seconds.toFixed(1)),
    per_s: seconds === null ? null : Math.round(all / seconds), peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  for (const [table, its] of Object.entries(rows)) say(`  ${table}: ${its}`);
  const lines = Object.entries(result).map(([name, value]) => `${name}: ${value ?? 'it was there already'}`);
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
  return 0;
}

export interface SeedOptions {
  enterprises: number;
  seed: number;
  folder?: string | undefined;
  json: boolean;
}

/** What the arguments say, or what is wrong with them. */
export function seedOptions(args: string[]): SeedOptions | string {
  try {
    const { values } = parseArgs({
      args, options: { enterprises: { type: 'string' }, seed: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
    });
    const [enterprises, seed] = [Number(values.enterprises ?? 100_000), Number(values.seed ?? 1)];
    if (!Number.isInteger(enterprises) || enterprises < 1 || enterprises > 10_000_000) return '--enterprises is a whole number from 1 to 10000000.';
    if (!Number.isInteger(seed)) return '--seed is a whole number.';
    return { enterprises, seed, folder: values.data, json: values.json ?? false };
  } catch (error) {
    return (error as Error).message;
  }
}
