// What happened for the caller: the organisation it acts for, or the account itself.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type { FeedItem, ListFeed } from '#contracts/notifications/deliveries.js';
import { Database } from '#platform/database/database.js';
import { feedOwners } from '../access.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { FeedRepository } from './feed.repository.js';

@Injectable()
export class FeedService {
  constructor(
    private readonly database: Database,
    private readonly feed: FeedRepository,
  ) {}

  async list({ cursor, limit, unread }: Input<typeof ListFeed>, context: RequestContext): Promise<Output<typeof ListFeed>> {
    const items = await this.feed.list(feedOwners(context), idOfCursor(cursor), unread ?? false, limit + 1);
    return pageOf(items, limit);
  }

  async markRead(id: string, context: RequestContext): Promise<FeedItem> {
    const owners = feedOwners(context);
    return this.database.idempotently(context, async (tx) => {
      const item = await this.feed.markRead(tx, owners, id);
      if (!item) throw notFound('notification', id);
      return item;
    });
  }
}
