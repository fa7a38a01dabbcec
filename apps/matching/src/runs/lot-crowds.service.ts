// Everybody whom a lot is matched with now: what is counted and ranked outside of a run.
import { Injectable } from '@nestjs/common';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import type { Tx } from '#platform/database/database.js';
import { crowdIn, crowdOf, type Candidate, type Crowd, type Terms } from '#engine';
import { RunInputService, type RunFrame, type RunInput } from './run-input.service.js';

export interface LotCrowd {
  /** Without those whom the lot has had its answer from. */
  crowd: Crowd;
  settled: ReadonlySet<string>;
  /** Of the best, as many as a run proposes. */
  candidateOf(enterpriseId: string): Candidate;
  nameOf(enterpriseId: string): string;
}

@Injectable()
export class LotCrowds {
  constructor(
    private readonly input: RunInputService,
    private readonly proposals: ProposalsService,
  ) {}

  /** As a run would read it; by the index where a run would search that. `now`: what the crowd will be asked about, but for changes. */
  async of(tx: Tx, frame: RunFrame, now: Terms): Promise<LotCrowd> {
    const settledIds = await this.proposals.settledOf(tx, frame.lot.id);
    const input = await this.input.read(tx, frame, settledIds, settledIds);
    const candidates = new Map(input.candidates.map((each) => [each.enterpriseId, each]));
    return { crowd: crowdFor(input, now, frame), settled: input.settled, candidateOf: (id) => candidates.get(id)!, nameOf: input.nameOf };
  }
}

/** Of the candidates and, where a run would search it, of the index. */
export function crowdFor({ candidates, settled, choice }: RunInput, now: Terms, { classification: { tree } }: RunFrame): Crowd {
  const open = candidates.filter(({ enterpriseId }) => !settled.has(enterpriseId));
  if (choice.by === 'tables') return crowdOf(open, now, tree);
  return crowdIn(choice.index, choice.apart, crowdOf(open.filter(({ enterpriseId }) => choice.apart.has(enterpriseId)), now, tree));
}
