// The edge of timelines: what the gateway asks for one.
import { Controller } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { Answers } from '#platform/bus/requests.js';
import type { Phrasing } from '../wording.js';
import { HappeningsService } from './happenings.service.js';

/** A controller for the messages of one service. */
export function timelineController(messages: Phrasing['messages']) {
  @Controller()
  class TimelineController {
    constructor(private readonly happenings: HappeningsService) {}

    @Answers(messages.GetHappenings)
    get(input: { id: string }, context: RequestContext): Promise<object> {
      return this.happenings.of(input.id, context);
    }
  }
  return TimelineController;
}
