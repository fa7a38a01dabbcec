// The edge of simulations.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { SimulatePolicy } from '#contracts/matching/simulations.js';
import { Answers } from '#platform/bus/requests.js';
import { SimulationsService } from './simulations.service.js';

@Controller()
export class SimulationsController {
  constructor(private readonly simulations: SimulationsService) {}

  @Answers(SimulatePolicy)
  simulate(input: Input<typeof SimulatePolicy>, context: RequestContext) {
    return this.simulations.simulate(input, context);
  }
}
