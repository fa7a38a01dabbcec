// The audit logs of all services over HTTP, as one list.
import { Controller } from '@nestjs/common';
import {
  AuditPage, AuditQuery, ListMatchingAudit, ListNotificationsAudit, ListRegistryAudit, ListServiceMarketAudit,
} from '#contracts/audit.js';
import { Bus } from '#platform/bus/requests.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';

const logs = [ListRegistryAudit, ListMatchingAudit, ListServiceMarketAudit, ListNotificationsAudit];

@Controller()
export class AuditController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/audit',
    allow: ['admin'],
    query: AuditQuery,
    reply: AuditPage,
    summary: 'List what was done, by whom, to what',
    description:
      'Of all services, the newest first, for admins that are not limited to clusters: an entry does not say of which cluster it is. ' +
      'Entries cannot be changed; `npm run audit:verify` shows that none was. Acts on inclusion categories are in a log of their own.',
    errors: ['cursor_invalid'],
  })
  async list({ query, context }: Call<{ query: AuditQuery }>) {
    const { cursor, limit, ...filter } = query;
    const input = { ...filter, after: idOfCursor(cursor), limit: limit + 1 };
    const answers = await Promise.all(logs.map((log) => this.bus.ask(log, input, context)));
    const found = answers.flatMap(({ items }) => items).sort((one, other) => (one.id < other.id ? 1 : -1));
    return pageOf(found.slice(0, limit + 1), limit);
  }
}
