// What changes, told as it happens: hints only, so that a page knows what to ask for again.
import { Readable } from 'node:stream';
import { Controller } from '@nestjs/common';
import { Credentials } from '../auth/credentials.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { EventsReply } from '../http/files.js';
import { everyone } from '../http/roles.js';
import { Live } from './live.js';
import { liveAreas } from './hints.js';

@Controller()
export class LiveController {
  constructor(
    private readonly live: Live,
    private readonly credentials: Credentials,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/live',
    allow: everyone,
    reply: EventsReply,
    summary: 'Be told what changes',
    description:
      'Server-sent events for as long as the connection lasts. `event: hello` comes first, and again whenever something may have been missed: ask '
      + 'anew for all you show. `event: change` has as data `{"areas":["requirements","runs"],"clusterId":"…","ids":{"requirementId":["…"]}}`: ask anew '
      + `for what you show of these areas (${liveAreas.join(', ')}). \`clusterId\` is null and \`ids\` missing where a change concerns no one `
      + 'cluster or too many things, and for buyers, enterprises and providers, who hear of what names their organisation. A hint never says what '
      + 'changed, and may get lost. What happens together comes in one message, at most four a second. At most ten streams an account; a stream ends '
      + 'with its session or key, within a minute, and when it is not read.',
  })
  async listen({ caller, visit: { request } }: Call): Promise<Readable> {
    if (request.method === 'HEAD') return Readable.from([]);
    // It is not over when nothing is sent for a while.
    request.raw.socket.setTimeout(0);
    return this.live.open(caller, this.credentials.of(request));
  }
}
