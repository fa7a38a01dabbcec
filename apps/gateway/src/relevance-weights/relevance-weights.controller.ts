// Weight files of learned relevance over HTTP: install, list, show, and take away as they are kept.
import type { Readable } from 'node:stream';
import { Controller, Inject } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import {
  GetRelevanceWeights, InstallRelevanceWeights, ListRelevanceWeights, ReadRelevanceWeights, RelevanceWeightsFile,
} from '#contracts/matching/relevance-weights.js';
import { CONFIG } from '#platform/app.js';
import { Bus } from '#platform/bus/requests.js';
import type { GatewayConfig } from '../config.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { FileBody, fileMedia, JsonFileReply } from '../http/files.js';
import { clusterStaff } from '../http/roles.js';
import { mostMegabytes, readWeights, sendWeights } from './send-weights.js';

@Controller()
export class RelevanceWeightsController {
  constructor(
    private readonly bus: Bus,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/relevance-weights',
    allow: ['manager', 'admin'],
    media: fileMedia,
    body: FileBody,
    reply: RelevanceWeightsFile,
    status: 201,
    location: ({ id }) => `/v1/relevance-weights/${id}`,
    sends: InstallRelevanceWeights,
    summary: 'Install weights of relevance learned from past awards',
    description:
      `The file that \`npm run train\` writes, as it is, up to ${mostMegabytes} MB. It is checked and kept for good; installing the same content again changes ` +
      'nothing. No cluster is matched with it before its policy names the version: `PATCH /v1/clusters/{id}` with `{"policy":{"relevanceVersion":"…"}}`.',
    errors: ['already_exists'],
  })
  install({ body, context }: Call<{ body: Readable }>) {
    return sendWeights(this.bus, body, context, this.config.GATEWAY_TIMEOUT_MS);
  }

  @Endpoint({
    method: 'GET', path: '/v1/relevance-weights', allow: clusterStaff, query: ListRelevanceWeights.input, reply: ListRelevanceWeights.output,
    sends: ListRelevanceWeights, summary: 'List installed weights of relevance', description: 'The newest first, with what each was learned from.',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListRelevanceWeights> }>) {
    return this.bus.ask(ListRelevanceWeights, query, context);
  }

  @Endpoint({
    method: 'GET', path: '/v1/relevance-weights/:id', allow: clusterStaff, reply: RelevanceWeightsFile, sends: GetRelevanceWeights,
    summary: 'Show where installed weights of relevance come from',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetRelevanceWeights, params, context);
  }

  @Endpoint({
    method: 'GET', path: '/v1/relevance-weights/:id/file', allow: clusterStaff, reply: JsonFileReply, sends: ReadRelevanceWeights,
    summary: 'The file itself', description: 'JSON with its names in order: with it every value that names its version can be computed again.',
  })
  file({ params, context }: Call<{ params: 'id' }>) {
    return readWeights(this.bus, params.id, context, this.config.GATEWAY_TIMEOUT_MS);
  }
}
