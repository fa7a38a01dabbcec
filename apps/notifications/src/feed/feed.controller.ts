// The edge of the feed.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { ListFeed, MarkRead } from '#contracts/notifications/deliveries.js';
import { Answers } from '#platform/bus/requests.js';
import { FeedService } from './feed.service.js';

@Controller()
export class FeedController {
  constructor(private readonly feed: FeedService) {}

  @Answers(ListFeed)
  list(input: Input<typeof ListFeed>, context: RequestContext) {
    return this.feed.list(input, context);
  }

  @Answers(MarkRead)
  markRead({ id }: Input<typeof MarkRead>, context: RequestContext) {
    return this.feed.markRead(id, context);
  }
}
