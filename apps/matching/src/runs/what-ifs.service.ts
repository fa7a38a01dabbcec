// What single change of a lot, or of its cluster's policy, would admit how many more enterprises, by the data of this moment.
import { Injectable } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import type { GetLotWhatIfs, LotWhatIfs } from '#contracts/matching/what-ifs.js';
import { words } from '#contracts/matching/words.js';
import { algorithmVersion, whatIf, whatIfInWords, widestSimilarity } from '#engine';
import { Database } from '#platform/database/database.js';
import { LotCrowds } from './lot-crowds.service.js';
import { computed, LotFrames } from './lot-frames.service.js';
import { framed } from './run-input.service.js';

@Injectable()
export class WhatIfsService {
  constructor(
    private readonly database: Database,
    private readonly frames: LotFrames,
    private readonly crowds: LotCrowds,
  ) {}

  /** A buyer is told of changes of its lot; what the policy keeps out is between enterprises and the cluster. */
  async of({ lotId }: Input<typeof GetLotWhatIfs>, context: RequestContext): Promise<LotWhatIfs> {
    const frame = await this.frames.of(lotId, context);
    const { cluster, classification: { tree } } = frame;
    const whose: readonly ('lot' | 'policy')[] = context.actor?.role === 'buyer' ? ['lot'] : ['lot', 'policy'];
    const { today: asOf, ...question } = framed(frame);
    // Who claims nothing alike enough now is read as well, as far as a change would bring it in.
    const minimumSimilarity = whose.includes('policy') ? await computed(() => widestSimilarity(question, tree)) : cluster.policy.minimumSimilarity;
    const wide = { ...frame, cluster: { ...cluster, policy: { ...cluster.policy, minimumSimilarity } } };
    const { crowd } = await computed(() => this.database.transaction((tx) => this.crowds.of(tx, wide, question)));
    const { belong, changes } = await computed(() => whatIf(question, crowd, tree, whose));
    return {
      lotId, asOf, belong,
      changes: changes.map((change) => ({ ...change, steps: change.steps.map((step) => ({ ...step, words: whatIfInWords(change, step, words) })) })),
      algorithmVersion, weightsVersion: question.setting.weightsVersion,
    };
  }
}
