// The classification over HTTP: find a code by word, synonym or beginning.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { SearchCodes } from '#contracts/registry/codes.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { everyone } from '../http/roles.js';

@Controller()
export class CodesController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/codes',
    allow: everyone,
    query: SearchCodes.input,
    reply: SearchCodes.output,
    sends: SearchCodes,
    summary: 'Find classification codes by words, synonym or code',
    description: 'Best first, each with why it was found.',
  })
  search({ query, context }: Call<{ query: Input<typeof SearchCodes> }>) {
    return this.bus.ask(SearchCodes, query, context);
  }
}
