// What single change of a lot, or of its cluster's policy, would admit how many more enterprises, by the data of this moment.
import { Injectable } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import type { GetLotWhatIfs, LotWhatIfs } from '#contracts/matching/what-ifs.js';
import { words } from '#contracts/matching/words.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { algorithmVersion, crowdOf, whatIf, whatIfInWords, widestSimilarity } from '#engine';
import { Database } from '#platform/database/database.js';
import { lotNeed, settingOf } from './lot-need.js';
import { computed, LotFrames } from './lot-frames.service.js';
import { RunInputService } from './run-input.service.js';

@Injectable()
export class WhatIfsService {
  constructor(
    private readonly database: Database,
    private readonly frames: LotFrames,
    private readonly input: RunInputService,
    private readonly proposals: ProposalsService,
  ) {}

  /** A buyer is told of changes of its lot; what the policy keeps out is between enterprises and the cluster. */
  async of({ lotId }: Input<typeof GetLotWhatIfs>, context: RequestContext): Promise<LotWhatIfs> {
    const frame = await this.frames.of(lotId, context);
    const { cluster, lot, classification: { tree } } = frame;
    const whose: readonly ('lot' | 'policy')[] = context.actor?.role === 'buyer' ? ['lot'] : ['lot', 'policy'];
    const asOf = frame.asOf.toISOString().slice(0, 10);
    const question = { need: lotNeed(lot, frame, asOf), setting: settingOf(cluster) };
    // Who claims nothing alike enough now is read as well, as far as a change would bring it in.
    const minimumSimilarity = whose.includes('policy') ? computed(() => widestSimilarity(question, tree)) : cluster.policy.minimumSimilarity;
    const wide = { ...frame, cluster: { ...cluster, policy: { ...cluster.policy, minimumSimilarity } } };
    const { candidates, settled } = await this.database.transaction(async (tx) =>
      this.input.read(tx, wide, await this.proposals.settledOf(tx, lotId)));
    const open = candidates.filter(({ enterpriseId }) => !settled.has(enterpriseId));
    const { belong, changes } = computed(() => whatIf(question, crowdOf(open, question, tree), tree, whose));
    return {
      lotId, asOf, belong,
      changes: changes.map((change) => ({ ...change, steps: change.steps.map((step) => ({ ...step, words: whatIfInWords(change, step, words) })) })),
      algorithmVersion, weightsVersion: question.setting.weightsVersion,
    };
  }
}
