// Names of colleagues over HTTP: whose ids stand in decisions, claims and audit.
import { Controller } from '@nestjs/common';
import { ListColleagues } from '#contracts/registry/accounts.js';
import { PageQuery } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

@Controller()
export class ColleaguesController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/colleagues',
    allow: clusterStaff,
    query: PageQuery,
    reply: ListColleagues.output,
    sends: ListColleagues,
    summary: 'List the names of those who work for a cluster of yours',
    description: 'CDAs, managers and admins, you among them, and also those whose account is closed: a decision keeps its name.',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: PageQuery }>) {
    return this.bus.ask(ListColleagues, query, context);
  }
}
