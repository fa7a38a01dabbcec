// `npm run bench:allocate`: lots split over 2,000 candidates under all demands, proven best, beside greedy and beside the solver alone.
import { loadavg } from 'node:os';
import { allocateGreedily, Allocator, type Allocation } from '#allocation';
import { impossibleOf, problemsOf, type NamedProblem } from './allocate/problems.js';
import { rounded } from './engine/figures.js';
import { quantile } from './quantile.js';

/** Above the gate, so that what misses it is seen. */
const timeLimitMs = 30_000;
/** The solver alone is asked of these only, and not for longer than so. */
const alone = { problems: 6, timeLimitMs: 20_000 };
/** So many are made impossible, for what is to be relaxed. */
const impossibleOnes = 6;
const say = (line: string) => process.stderr.write(`${line}\n`);

interface Measured {
  allocation: Allocation;
  seconds: number;
}

/** Prints one line for each figure; with --json one object on the last line. 1 when a split is not proven best. */
export async function main(args: string[]): Promise<number> {
  const number = (name: string, otherwise: number) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const candidates = number('--candidates', 2000);
  const problems = problemsOf(number('--problems', 24), candidates, number('--seed', 1));
  const greedy = greedily(problems);
  const allocator = new Allocator();
  try {
    // The thread starts and the solver is compiled with the first question.
    await allocator.solve(problems[0]!.problem, { timeLimitMs });
    const best = await solveAll(allocator, problems, { timeLimitMs, isExplained: false });
    const explained = await solveAll(allocator, problems, { timeLimitMs });
    const plain = await solveAll(allocator, problems.slice(0, alone.problems), { timeLimitMs: alone.timeLimitMs, isExplained: false, isPruned: false });
    const impossible = await solveAll(allocator, impossibleOf(problems.slice(0, impossibleOnes)), { timeLimitMs });
    const seconds = (measured: readonly Measured[]) => measured.map((each) => each.seconds).sort((one, other) => one - other);
    const sum = (measured: readonly Measured[]) => measured.reduce((all, each) => all + each.seconds, 0);
    const losses = best.map(({ allocation }, at) => (allocation.objective - greedy.allocations[at]!.objective) / allocation.objective);
    const result = {
      candidates, problems: problems.length, load_1m: rounded(loadavg()[0]!),
      optimal: best.every(({ allocation }) => allocation.status === 'optimal'), gap_max: Math.max(...best.map(({ allocation }) => allocation.gap)),
      [`median_s_${candidates}`]: rounded(quantile(seconds(best), 0.5)), [`worst_s_${candidates}`]: rounded(Math.max(...seconds(best))),
      explained_median_s: rounded(quantile(seconds(explained), 0.5)), explained_worst_s: rounded(Math.max(...seconds(explained))),
      priced: explained.every(({ allocation }) => allocation.isPriced),
      [`greedy_ms_${candidates}`]: rounded(quantile(greedy.ms, 0.5)), greedy_ms_worst: rounded(Math.max(...greedy.ms)), greedy_loss_max: rounded(Math.max(...losses)), greedy_loss_mean: rounded(losses.reduce((all, each) => all + each, 0) / losses.length),
      greedy_found: greedy.allocations.every(({ shares }) => shares.length > 0),
      infeasible: impossible.filter(({ allocation }) => allocation.status === 'infeasible').length, relaxed: impossible.filter(({ allocation }) => allocation.relaxations.length > 0).length,
      relaxed_worst_s: rounded(Math.max(...seconds(impossible))),
      alone_problems: plain.length, alone_proven: plain.filter(({ allocation }) => allocation.status === 'optimal').length, alone_worst_s: rounded(Math.max(...seconds(plain))),
      ratio_alone: rounded(sum(plain) / sum(best.slice(0, plain.length))),
      parity: plain.every(({ allocation }, at) => allocation.objective <= best[at]!.allocation.bound + 1e-9
        && (allocation.status !== 'optimal' || Math.abs(allocation.objective - best[at]!.allocation.objective) < 1e-9)),
    };
    const lines = Object.entries(result).map(([name, value]) => `${name}: ${value}`);
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
    return result.optimal && result.parity ? 0 : 1;
  } finally {
    await allocator.close();
  }
}

/** The fastest of several calls each, once the code is warm: what it takes by itself. */
function greedily(problems: readonly NamedProblem[]): { allocations: Allocation[]; ms: number[] } {
  const rounds = 8;
  const allocations = problems.map(({ problem }) => allocateGreedily(problem));
  const ms = problems.map(({ problem }) => {
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round += 1) {
      const begin = performance.now();
      allocateGreedily(problem);
      least = Math.min(least, performance.now() - begin);
    }
    return least;
  });
  return { allocations, ms: ms.sort((one, other) => one - other) };
}

async function solveAll(allocator: Allocator, problems: readonly NamedProblem[], options: Parameters<Allocator['solve']>[1]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const { name, problem } of problems) {
    const begin = performance.now();
    const allocation = await allocator.solve(problem, options);
    const seconds = (performance.now() - begin) / 1000;
    measured.push({ allocation, seconds });
    say(`${name}${options.isPruned === false ? ', the solver alone' : ''}${options.isExplained === false ? '' : ', explained'}: ${allocation.status}, ${allocation.shares.length} enterprises, ${seconds.toFixed(3)} s`);
  }
  return measured;
}
