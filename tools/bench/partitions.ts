// `npm run bench:partitions`: the index in 1, 2 and 4 processes, each fed by a consumer of its own on JetStream. Every merged answer is
// compared with that of one index: after loading, after changes, and after a partition was killed and came back.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServers } from '#servers';
import { buildIndex, LiveIndex, planOf, PreparedLot, Vocabulary, type Candidate } from '#engine';
import { mean, p50, rounded } from './engine/figures.js';
import { worldOf, type World } from './engine/world.js';
import { startPartition, type RunningPartition } from './partitions/partition.js';
import { Scatter } from './partitions/scatter.js';

const best = 50;
/** Of a partition's share, so that the largest divisions of this world are split. */
const largest = 0.3;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** What all partitions are compared with. */
interface Single {
  world: World;
  vocabulary: Vocabulary;
  candidates: Candidate[];
  lots: PreparedLot[];
}

/** Prints one line for each figure; with --json one object on the last line. 1 when an answer differs. */
export async function main(args: string[]): Promise<number> {
  const number = (name: string, otherwise: number) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const world = worldOf();
  const vocabulary = new Vocabulary(world.tree);
  const candidates = [...world.candidates(number('--enterprises', 20_000))];
  const lots = world.lots(number('--lots', 300)).map(({ need, setting }) => new PreparedLot(need, setting, vocabulary));
  const single: Single = { world, vocabulary, candidates, lots };
  const dataDir = mkdtempSync(join(tmpdir(), 'linkwright-bench-partitions-'));
  const servers = await startServers({ dataDir, durable: false, temporary: true, wanted: ['nats'], env: {} });
  const result: Record<string, unknown> = { enterprises: candidates.length, lots: lots.length, parity: true };
  try {
    for (const count of [1, 2, 4]) {
      const figures = await measure(count, single, servers.natsUrl);
      say(`${count} partitions: ${JSON.stringify(figures)}`);
      if (figures.differs > 0 || !figures.refused) result['parity'] = false;
      for (const [name, value] of Object.entries(figures)) result[`p${count}_${name}`] = value;
    }
  } finally {
    await servers.stop();
  }
  const lines = Object.entries(result).map(([name, value]) => `${name}: ${String(value)}`);
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
  return result['parity'] ? 0 : 1;
}

async function measure(count: number, { world, vocabulary, candidates, lots }: Single, natsUrl: string) {
  const plan = planOf(claimsOf(candidates, vocabulary), count, world.tree, largest);
  const scatter = await Scatter.begin(natsUrl, plan, world.tree);
  const running: RunningPartition[] = [];
  const start = (partition: number) => startPartition({ natsUrl, partition, plan });
  try {
    await scatter.write(candidates);
    running.push(...(await Promise.all(Array.from({ length: count }, (_, partition) => start(partition)))));
    const live = new LiveIndex(buildIndex(candidates, vocabulary));
    const loaded = await compare(scatter, live, lots);
    // One in twenty becomes another enterprise: most leave pieces and come into others.
    const change = async (salt: number) => {
      const changed = Array.from({ length: Math.ceil(candidates.length / 20) }, (_, at) => world.changed(at * 20, salt));
      for (const each of changed) live.put(each);
      await scatter.write(changed);
    };
    await change(1);
    const changed = await compare(scatter, live, lots);
    const victim = count - 1;
    await running[victim]!.kill();
    await change(2);
    const refused = await isRefused(scatter, lots, victim);
    running[victim] = await start(victim);
    const back = await compare(scatter, live, lots);
    const readies = running.map(({ ready }) => ready);
    return {
      differs: loaded.differs + changed.differs + back.differs, refused, found: loaded.found,
      p50_ms: rounded(p50(loaded.ms)), mean_ms: rounded(mean(loaded.ms)), asked_mean: rounded(mean(loaded.asked)),
      enterprises_held: readies.map(({ enterprises }) => enterprises), megabytes: readies.map(({ megabytes }) => rounded(megabytes)),
      load_s: rounded(Math.max(...readies.map(({ seconds }) => seconds))), back_s: rounded(readies[victim]!.seconds), pieces: plan.pieces.length,
      divisions_split: new Set(plan.pieces.filter(({ of }) => of > 1).map(({ division }) => division)).size,
    };
  } finally {
    await Promise.all(running.map((each) => each.kill()));
    await scatter.end();
  }
}

async function compare(scatter: Scatter, live: LiveIndex, lots: readonly PreparedLot[]) {
  const [ms, asked]: [number[], number[]] = [[], []];
  let [differs, found] = [0, 0];
  for (const lot of lots) {
    const begin = performance.now();
    const answer = await scatter.search(lot, best);
    ms.push(performance.now() - begin);
    asked.push(answer.asked);
    const expected = live.search(lot, best);
    found += expected.length;
    if (JSON.stringify(answer.found) !== JSON.stringify(expected)) differs += 1;
  }
  return { ms, asked, differs, found };
}

/** Whether a lot that needs the killed partition gets no answer rather than a part of one. */
async function isRefused(scatter: Scatter, lots: readonly PreparedLot[], victim: number): Promise<boolean> {
  const lot = lots.find((each) => scatter.askedFor(each).includes(victim));
  return lot !== undefined && scatter.search(lot, best, 2000).then(() => false, () => true);
}

function claimsOf(candidates: readonly Candidate[], { tree }: Vocabulary): Map<string, number> {
  const claims = new Map<string, number>();
  for (const { capabilities } of candidates) {
    for (const { code } of capabilities) {
      const division = tree.path(code)[0]!.code;
      claims.set(division, (claims.get(division) ?? 0) + 1);
    }
  }
  return claims;
}
