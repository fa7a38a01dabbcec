// The edge of splits: what others may ask about them.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { DecideAllocation, GetAllocation, ListAllocations, SimulateAllocation, UndoAllocation } from '#contracts/matching/allocations.js';
import { Answers } from '#platform/bus/requests.js';
import { AllocationsService } from './allocations.service.js';
import { AllocationSimulations } from './allocation-simulations.service.js';

@Controller()
export class AllocationsController {
  constructor(
    private readonly simulations: AllocationSimulations,
    private readonly allocations: AllocationsService,
  ) {}

  @Answers(SimulateAllocation)
  simulate(input: Input<typeof SimulateAllocation>, context: RequestContext) {
    return this.simulations.simulate(input, context);
  }

  @Answers(DecideAllocation)
  decide(input: Input<typeof DecideAllocation>, context: RequestContext) {
    return this.allocations.decide(input, context);
  }

  @Answers(ListAllocations)
  list(input: Input<typeof ListAllocations>, context: RequestContext) {
    return this.allocations.list(input, context);
  }

  @Answers(GetAllocation)
  get(input: Input<typeof GetAllocation>, context: RequestContext) {
    return this.allocations.get(input.id, context);
  }

  @Answers(UndoAllocation)
  undo(input: Input<typeof UndoAllocation>, context: RequestContext) {
    return this.allocations.undo(input.id, context);
  }
}
