// The in-app feed over HTTP.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { FeedItem, ListFeed, MarkRead } from '#contracts/notifications/deliveries.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { everyone } from '../http/roles.js';

@Controller()
export class NotificationsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/notifications',
    allow: everyone,
    query: ListFeed.input,
    reply: ListFeed.output,
    sends: ListFeed,
    summary: 'List what happened for you, newest first',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListFeed> }>) {
    return this.bus.ask(ListFeed, query, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/notifications/:id/read',
    allow: everyone,
    reply: FeedItem,
    sends: MarkRead,
    summary: 'Mark a notification as read',
  })
  markRead({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(MarkRead, params, context);
  }
}
