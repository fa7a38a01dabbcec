// `npm run bench:engine`: the best 50 of a synthetic registry by the index and by the best SQL, in one run, with parity of every answer.
import { loadavg } from 'node:os';
import { bytesOf, IndexBuilder, PreparedLot, search, Vocabulary, type Found } from '#engine';
import { askedOf, type Asked } from './engine/asked.js';
import { describe, mean, p50, p95, readBandwidth, rounded, warmRounds } from './engine/figures.js';
import { floorMs, workOf, type Work } from './engine/lines.js';
import { moreFigures } from './engine/more-figures.js';
import { plainClaims, type PlainClaims } from './engine/plain-claims.js';
import { peers, type Crowd } from './engine/peers/peers.js';
import { Rows } from './engine/peers/rows.js';
import { withPostgres } from './engine/postgres.js';
import { designs, isSame, loadSql, settings, type Design } from './engine/sql.js';
import { worldOf, type World } from './engine/world.js';

/** So many enterprises are asked for. */
const best = 50;
/** Lots to warm up with, lots that are measured, and those of them that SQL is asked as well. */
const counts = { warm: 300, measured: 2000, sql: 300 };
/** More enterprises a search library holds only with gigabytes. */
const mostInLibrary = 100_000;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Prints one line for each figure; with --json one object on the last line. */
export async function main(args: string[]): Promise<number> {
  const enterprises = Number(args[args.indexOf('--enterprises') + 1]) || 100_000;
  // Before gigabytes of a world lie around, among which the same loop reads a third as fast.
  const bandwidth = readBandwidth();
  const world = worldOf();
  const vocabulary = new Vocabulary(world.tree);
  const claims = plainClaims(vocabulary.codes);
  const { index, smaller, buildSeconds, all, fewer } = build(world, enterprises, vocabulary, claims);
  const asked = world.lots(counts.warm + counts.measured).map((each) => askedOf(each, new PreparedLot(each.need, each.setting, vocabulary)));
  const [warm, measured] = [asked.slice(0, counts.warm), asked.slice(counts.warm)];
  for (let round = 0; round < warmRounds; round += 1) for (const { lot } of warm) search(index, lot, best);
  const ours: number[] = [];
  const found = new Map<Asked, Found[]>();
  for (const each of measured) {
    const begin = performance.now();
    found.set(each, search(index, each.lot, best));
    ours.push(performance.now() - begin);
  }
  say(`index: ${describe(ours)}`);
  const inSmaller = measured.map(({ lot }) => {
    const begin = performance.now();
    search(smaller, lot, best);
    return performance.now() - begin;
  });
  const work = measured.map(({ lot }) => workOf(index, lot, best));
  const sql = await inSql(claims, warm, found);
  const { figures: more, parities } = await moreFigures(world, index, best, say);
  const others = await peers(all, enterprises > mostInLibrary ? fewer : all, measured.slice(0, counts.sql), best, say);
  const inBoth = ours.slice(0, counts.sql);
  const bestSql = sql.reduce((one, other) => (mean(other.ms) < mean(one.ms) ? other : one));
  const result = {
    enterprises, claims: index.enterprises.length, load_1m: rounded(loadavg()[0]!),
    p50_ms: rounded(p50(ours)), mean_ms: rounded(mean(ours)), p95_ms: rounded(p95(ours)),
    ...Object.fromEntries(sql.flatMap(({ name, ms }) => [[`sql_${name}_p50_ms`, rounded(p50(ms))], [`sql_${name}_mean_ms`, rounded(mean(ms))]])),
    answers_with_somebody: [...found.values()].slice(0, counts.sql).filter((each) => each.length > 0).length,
    parity: sql.every(({ differs }) => differs === 0) && others.parity && Object.values(parities).every(Boolean), ...parities,
    ratio_sql_p50: rounded(p50(bestSql.ms) / p50(inBoth)), ratio_sql_mean: rounded(mean(bestSql.ms) / mean(inBoth)),
    read_gb_per_s: rounded(bandwidth / 1e9), ...floors(ours, work, bandwidth),
    claims_mean: rounded(mean(work.map(({ claims: looked }) => looked))), left_mean: rounded(mean(work.map(({ left }) => left))),
    judged_mean: rounded(mean(work.map(({ judged }) => judged))), kb_read_mean: rounded(mean(work.map(({ lines }) => lines)) / 16), kb_scan_mean: rounded(mean(work.map(({ scanned }) => scanned)) / 16),
    mb_per_million: rounded(bytesOf(index) / enterprises), build_s: rounded(buildSeconds),
    growth_p50: rounded(p50(ours) / p50(inSmaller)), ...more, ...others.figures,
  };
  const lines = Object.entries(result).map(([name, value]) => `${name}: ${value}`);
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
  return result.parity ? 0 : 1;
}

/** How many times as long as reading memory alone: the lines that a question reads, and those that a scan of all claims alike reads. */
function floors(ours: readonly number[], work: readonly Work[], bandwidth: number) {
  const over = (lines: number[]) => rounded(mean(ours) / mean(lines.map((each) => floorMs(each, bandwidth))));
  return { floor_ratio_mean: over(work.map(({ lines }) => lines)), scan_floor_ratio_mean: over(work.map(({ scanned }) => scanned)) };
}

function build(world: World, enterprises: number, vocabulary: Vocabulary, claims: PlainClaims) {
  const builder = new IndexBuilder(vocabulary);
  // A tenth, to see how an answer grows with the registry.
  const tenth = new IndexBuilder(vocabulary);
  const [rows, fewerRows] = [new Rows(vocabulary.codes), new Rows(vocabulary.codes)];
  let at = 0;
  for (const candidate of world.candidates(enterprises)) {
    builder.add(candidate);
    rows.add(candidate, at);
    if (at % 10 === 0) {
      tenth.add(candidate);
      fewerRows.add(candidate, at);
    }
    claims.add(candidate, at);
    at += 1;
    if (at % 100_000 === 0) say(`made ${at} enterprises`);
  }
  const begin = performance.now();
  const index = builder.build();
  const buildSeconds = (performance.now() - begin) / 1000;
  const smaller = tenth.build();
  const [all, fewer]: Crowd[] = [{ rows, index }, { rows: fewerRows, index: smaller }];
  return { index, buildSeconds, smaller, all: all!, fewer: fewer! };
}

interface SqlFigures {
  name: string;
  ms: number[];
  /** Answers that are not ours. */
  differs: number;
}

async function inSql(claims: PlainClaims, warm: readonly Asked[], found: ReadonlyMap<Asked, Found[]>): Promise<SqlFigures[]> {
  return withPostgres(settings, async (client) => {
    say('loading Postgres');
    await loadSql(client, claims);
    const figures: SqlFigures[] = [];
    for (const design of designs(client)) figures.push(await askAll(design, warm, found));
    return figures;
  });
}

async function askAll(design: Design, warm: readonly Asked[], found: ReadonlyMap<Asked, Found[]>): Promise<SqlFigures> {
  // The first questions read the tables into memory.
  for (const asked of warm.slice(0, 100)) await design.ask(asked);
  const ms: number[] = [];
  let differs = 0;
  for (const [asked, ours] of [...found].slice(0, counts.sql)) {
    const begin = performance.now();
    const answers = await design.ask(asked);
    ms.push(performance.now() - begin);
    if (!isSame(answers, ours)) differs += 1;
  }
  say(`${design.name}: ${describe(ms)}, ${differs} answers differ`);
  return { name: design.name, ms, differs };
}
