// Asks the registry who counts towards a cluster's inclusion policy: for one run, held in memory, kept nowhere.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { CountTowardsPolicy } from '#contracts/registry/inclusion.js';
import type { Spreading } from '#contracts/registry/spreading.js';
import { Bus } from '#platform/bus/requests.js';
import { systemContext } from '#platform/context.js';
import { stepOf } from './spreading.js';

/** So few are below any floor that could name them: nobody need be asked. */
const smallestPool = 5;
/** Ms. The run's transaction waits for the answer, and holds its lot meanwhile. */
const timeoutMs = 1_000;

@Injectable()
export class InclusionPool {
  constructor(private readonly bus: Bus) {}

  /** Null: no such step, or too few of these count. When the registry does not answer the run fails, and is tried again. */
  async counting(runId: string, spreading: Spreading, enterpriseIds: readonly string[]): Promise<ReadonlySet<string> | null> {
    const step = stepOf(spreading, 'inclusion');
    if (step === undefined || enterpriseIds.length < smallestPool) return null;
    try {
      // By id, so that the question does not tell the ranking.
      const question = { runId, categories: step.categories, enterpriseIds: enterpriseIds.toSorted() };
      const answer = await this.bus.ask(CountTowardsPolicy, question, systemContext(`run-${runId}`), { timeoutMs });
      return new Set(answer.enterpriseIds);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'inclusion_pool_too_small') return null;
      throw error;
    }
  }
}
