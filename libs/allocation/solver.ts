// HiGHS as one call: a program in, its best columns and bound out. Its memory is known to be fragile after errors, so it is made anew.
import loadHighs, { type Highs } from 'highs';
import type { Program } from './mixed-integer.js';

// Its types are written for require; what is imported is the function itself.
const load = loadHighs as unknown as typeof loadHighs.default;

export interface Solved {
  /** best: proven. found: time ran out with something in hand. nothing: it ran out without. impossible: proven that there is none. */
  outcome: 'best' | 'found' | 'nothing' | 'impossible';
  columns: Float64Array;
  objective: number;
  /** Nothing is above it. */
  bound: number;
}

/** An instance answers so many programs: what it allocates it keeps. */
const programsPerInstance = 50;
/** Close to the least that the solver accepts; what it leaves open is set right in whole steps. */
const tolerance = 1e-9;

export class Solver {
  private highs: Promise<Highs> | null = null;
  private programs = 0;

  /** Compiles HiGHS, which the first program would wait for. */
  async ready(): Promise<void> {
    await this.loaded();
  }

  /** `start`: values of columns to begin with, as far as they are known. Throws what HiGHS throws; the next call gets a new instance. */
  async solve(program: Program, start: ReadonlyMap<number, number> | null, seconds: number): Promise<Solved> {
    if (this.programs >= programsPerInstance) this.forget();
    this.programs += 1;
    try {
      return run(await this.loaded(), program, start, seconds);
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  private loaded(): Promise<Highs> {
    this.highs ??= load({ print: () => {}, printErr: () => {} });
    return this.highs;
  }

  private forget(): void {
    this.highs = null;
    this.programs = 0;
  }
}

function run(highs: Highs, program: Program, start: ReadonlyMap<number, number> | null, seconds: number): Solved {
  const { constants } = highs;
  const model = highs.createModel({ ...dataOf(highs, program), sense: constants.objectiveSense.maximize });
  try {
    model.options.set({
      output_flag: false, random_seed: 0, time_limit: Math.max(0.001, seconds), mip_rel_gap: 0, mip_abs_gap: program.gap,
      mip_feasibility_tolerance: tolerance, primal_feasibility_tolerance: tolerance, dual_feasibility_tolerance: tolerance,
    });
    if (start !== null) model.setSolution({ indices: [...start.keys()], values: [...start.values()] });
    const { modelStatus } = model.run();
    const { optimal, infeasible, unboundedOrInfeasible, timeLimit, empty } = constants.modelStatus;
    const nothing = { columns: new Float64Array(), objective: 0, bound: Number.POSITIVE_INFINITY };
    if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return { outcome: 'impossible', ...nothing };
    if (modelStatus !== optimal && modelStatus !== timeLimit && modelStatus !== empty) throw new Error(`HiGHS ended with model status ${modelStatus}`);
    const bound = Number(model.info.get('mip_dual_bound'));
    if (model.info.get('primal_solution_status') !== constants.solutionStatus.feasible) return { outcome: 'nothing', ...nothing, bound };
    const { colValue } = model.getSolution();
    return { outcome: modelStatus === timeLimit ? 'found' : 'best', columns: colValue, objective: model.getObjectiveValue(), bound };
  } finally {
    model.dispose();
  }
}

function dataOf(highs: Highs, { cost, lower, upper, integer, rows }: Program) {
  const within = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  const starts = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) starts[at + 1] = starts[at]! + row.at.length;
  return {
    numCols: cost.length, numRows: rows.length, colCost: cost,
    colLower: lower.map(within), colUpper: upper.map(within), rowLower: rows.map((row) => within(row.lower)), rowUpper: rows.map((row) => within(row.upper)),
    matrix: {
      format: 'csr' as const, numRows: rows.length, numCols: cost.length, starts,
      indices: Int32Array.from(rows.flatMap(({ at }) => at)), values: Float64Array.from(rows.flatMap(({ by }) => by)),
    },
    integrality: integer.map((whole) => (whole ? highs.constants.variableType.integer : highs.constants.variableType.continuous)),
  };
}
