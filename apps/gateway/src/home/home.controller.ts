// What changed since the last visit and what waits, over HTTP: each service counts its own tables.
import { Controller } from '@nestjs/common';
import { Home } from '#contracts/home.js';
import { CountChanges } from '#contracts/matching/proposals.js';
import { CountRequirementChanges } from '#contracts/matching/requirements.js';
import { CountDeliveryChanges } from '#contracts/notifications/deliveries.js';
import { CountNeedChanges } from '#contracts/service-market/needs.js';
import { CountServiceChanges } from '#contracts/service-market/proposals.js';
import { ChangesQuery } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import { orUnavailable } from '../brokered/timeline.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const daysBack = 90;

@Controller()
export class HomeController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/home',
    allow: clusterStaff,
    query: ChangesQuery,
    reply: Home,
    summary: 'Show what changed since the last visit, and what waits now',
    description:
      'In your clusters, or the one you name. The server keeps no visits: send `asOf` of the reply before as `since`. ' +
      'A part whose service cannot be reached is null, and the others are there.',
  })
  async show({ query, context }: Call<{ query: ChangesQuery }>): Promise<Home> {
    const now = Date.now();
    const since = new Date(Math.max(Date.parse(query.since), now - daysBack * 86_400_000)).toISOString();
    const changes = { ...query, since };
    const [requirements, linkages, serviceNeeds, engagements, deliveries] = await Promise.all([
      orUnavailable(this.bus.ask(CountRequirementChanges, changes, context)),
      orUnavailable(this.bus.ask(CountChanges, changes, context)),
      orUnavailable(this.bus.ask(CountNeedChanges, changes, context)),
      orUnavailable(this.bus.ask(CountServiceChanges, changes, context)),
      orUnavailable(this.bus.ask(CountDeliveryChanges, changes, context)),
    ]);
    return { since, asOf: new Date(now).toISOString(), requirements, linkages, serviceNeeds, engagements, deliveries };
  }
}
