// What a split is: shares with their sums, how good it is and could be, what its demands cost, and what to relax when there is none.
import type { Demand } from './problem.js';

export interface Allocation {
  /**
   * optimal: proven that no split is better. feasible: keeps every demand, at most `gap` worse than the best. infeasible: proven that
   * there is none. unknown: none was found, by greedy or in the time there was, which does not prove that there is none.
   */
  status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  /** The largest first, equal ones by id; empty without a split. */
  shares: AllocationShare[];
  /** Σ score × part of the lot − cost of each enterprise; 0 without a split. */
  objective: number;
  /** No split can be above it. */
  bound: number;
  /** bound − objective, 0 when optimal. */
  gap: number;
  /** The demands that cost something, the dearest first. */
  binding: BindingDemand[];
  /** False when not every demand was asked what it costs: greedy asks none, and time may run out. */
  isPriced: boolean;
  /** When infeasible: the ways out, each verified by solving, the single ones first. Empty when time ran out before one was found. */
  relaxations: Relaxation[];
  /** Who found it: highs also where a bound proved greedy's split the best. */
  method: 'greedy' | 'highs';
}

export interface AllocationShare {
  enterpriseId: string;
  quantity: number;
  /** quantity ÷ quantity of the lot. */
  part: number;
  /** As counted: to a millionth. */
  score: number;
  /** score × part. */
  gain: number;
  /** Of managing it. */
  cost: number;
  isNewcomer: boolean;
  isLocked: boolean;
  /** What keeps it from taking more: its free capacity, the share cap, the CDA's lock, or nothing of its own. */
  limitedBy: 'free' | 'shareCap' | 'locked' | null;
}

/** A demand that costs: without it the best split would be better by `price`. */
export interface BindingDemand {
  demand: Demand;
  /** Of a lock; null else. */
  enterpriseId: string | null;
  /** As demanded: a number of enterprises, a part or a quantity. */
  value: number;
  /** In score × part of the lot. */
  price: number;
}

/** One way out: every change together makes the demands satisfiable, and none of them can be smaller. */
export interface Relaxation {
  changes: RelaxedDemand[];
}

export interface RelaxedDemand {
  demand: Demand;
  /** Of a lock; null else. */
  enterpriseId: string | null;
  from: number;
  to: number;
  /** to − from. */
  by: number;
}
