// Reads one HTTP request as declared: path, query, headers and body become one checked value.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DomainError, type ErrorCode } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { Id } from '#contracts/values.js';
import type { Visit } from '../auth/browser.js';
import type { Caller } from '../auth/authenticator.js';
import { digest } from './canonical.js';
import type { EndpointSpec } from './endpoint.js';
import { idempotencyKeyOf, versionOf } from './headers.js';
import { fieldErrors } from './fields.js';
import { fileMedia } from './files.js';

interface Parts {
  body?: unknown;
  query?: unknown;
  params?: string;
}

/** What a handler gets: everything in it has been checked. */
export interface Call<P extends Parts = Record<never, never>> {
  params: Record<P['params'] extends string ? P['params'] : never, string>;
  query: P['query'];
  body: P['body'];
  /** From If-Match where the endpoint asks for it, else 0. */
  version: number;
  caller: Caller;
  /** For what is said in headers: cookies. */
  visit: Visit;
  /** Goes along with every request to a service. */
  context: RequestContext;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the guard before anything else is read. */
    caller?: Caller;
    /** When the whole request must be answered, ms since the epoch. */
    answerBy: number;
  }
}

/** What the method of an open endpoint gets: nobody knows who calls. */
export type OpenCall<P extends Parts = Record<never, never>> = Omit<Call<P>, 'caller'>;

export function readCall(spec: EndpointSpec, visit: Visit): Call {
  const { request } = visit;
  const { caller } = request;
  if (!caller && !spec.open) throw new Error(`${spec.method} ${spec.path} was reached without a credential check`);
  const params = readParams(request);
  const query = readQuery(spec, request.query);
  const key = spec.method === 'POST' && !spec.keyless ? idempotencyKeyOf(request) : null;
  const version = spec.ifMatch ? versionOf(request) : 0;
  const body = readBody(spec, request);
  const route = `${spec.method} ${spec.path}`;
  return {
    params,
    query,
    body,
    version,
    // An open endpoint declares that it does without.
    caller: caller!,
    visit,
    context: {
      requestId: request.id,
      actor: caller?.actor ?? null,
      deadline: request.answerBy,
      idempotency:
        key === null
          ? null
          : {
              key,
              route,
              bodyHash: digest({
                params,
                query: request.query,
                version,
                body: body === undefined || spec.media === fileMedia ? null : request.body,
              }),
            },
    },
  };
}

function readParams(request: FastifyRequest): Record<string, string> {
  const params = request.params as Record<string, string>;
  for (const [name, value] of Object.entries(params)) {
    if (!Id.safeParse(value).success) {
      throw new DomainError(
        'not_found',
        `“${value.slice(0, 60)}” is not an id; ids look like 018f6b1e-7c7a-7000-8000-0123456789ab.`,
        {
          fields: [{ field: name, message: 'must be a UUID' }],
        },
      );
    }
  }
  return params;
}

function readQuery(spec: EndpointSpec, given: unknown): unknown {
  return checked(spec.query ?? noQuery, given, 'query_invalid', 'The query is not valid.');
}
const noQuery = z.strictObject({});

function readBody(spec: EndpointSpec, request: FastifyRequest): unknown {
  const given = request.body;
  if (spec.body === undefined) {
    checked(noBody, given ?? {}, 'body_invalid', 'This request takes no body.');
    return undefined;
  }
  const media = spec.media ?? 'application/json';
  if (given === undefined || given === null) {
    throw new DomainError('body_invalid', `Send a body with Content-Type: ${media}.`);
  }
  if (mediaTypeOf(request) !== media) {
    throw new DomainError('media_type_unsupported', `Send the body with Content-Type: ${media}.`);
  }
  return checked(spec.body, given, 'body_invalid', 'The body is not valid.');
}
/** The media type a request states, without parameters. */
export const mediaTypeOf = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
const noBody = z.strictObject({});

function checked(schema: z.ZodType, given: unknown, code: ErrorCode, words: string): unknown {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const fields = fieldErrors(result.error.issues);
  const first = fields[0];
  const detail = first ? `${words} ${first.field === '' ? '' : `${first.field}: `}${first.message}.` : words;
  throw new DomainError(code, detail.slice(0, 500), { fields });
}
