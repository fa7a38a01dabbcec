// The edge of weight files: what the gateway and the registry may ask about them.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  AddRelevanceWeightsPart, GetRelevanceWeights, InstallRelevanceWeights, ListRelevanceWeights, ReadRelevanceWeights,
} from '#contracts/matching/relevance-weights.js';
import { Answers } from '#platform/bus/requests.js';
import { RelevanceWeightsService } from './relevance-weights.service.js';

@Controller()
export class RelevanceWeightsController {
  constructor(private readonly weights: RelevanceWeightsService) {}

  @Answers(AddRelevanceWeightsPart)
  addPart(input: Input<typeof AddRelevanceWeightsPart>, context: RequestContext) {
    return this.weights.addPart(input, context);
  }

  @Answers(InstallRelevanceWeights)
  install(input: Input<typeof InstallRelevanceWeights>, context: RequestContext) {
    return this.weights.install(input, context);
  }

  @Answers(GetRelevanceWeights)
  get(input: Input<typeof GetRelevanceWeights>, context: RequestContext) {
    return this.weights.get(input, context);
  }

  @Answers(ListRelevanceWeights)
  list(input: Input<typeof ListRelevanceWeights>, context: RequestContext) {
    return this.weights.list(input, context);
  }

  @Answers(ReadRelevanceWeights)
  read(input: Input<typeof ReadRelevanceWeights>, context: RequestContext) {
    return this.weights.read(input, context);
  }
}
