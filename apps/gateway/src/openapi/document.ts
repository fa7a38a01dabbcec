// Builds the OpenAPI 3.1 document from the declarations of the routes: nothing in it is written twice.
import { errorCodeNames, httpStatus, statusOf, type ErrorCode } from '#contracts/errors.js';
import { Problem } from '#contracts/http.js';
import type { z } from 'zod';
import type { Declared, EndpointSpec } from '../http/endpoint.js';
import { scopeOf } from '#contracts/scopes.js';
import { errorsOf } from '../http/endpoint-errors.js';
import { CsvReply, EventsReply, eventsMedia, fileMedia, JsonFileReply } from '../http/files.js';
import { parametersIn, templateOf } from '../http/path.js';
import { explanations } from '../problems/catalogue.js';
import { Schemas, type Json } from './schemas.js';
import { about, tags } from './texts.js';

type Api = Extract<Declared, { kind: 'api' }>;

/** The document for these routes. */
export function openApiDocument(declared: readonly Declared[]): Json {
  const endpoints = declared.filter((each): each is Api => each.kind === 'api');
  const schemas = new Schemas(unnamedSchemas(endpoints));
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of [...endpoints].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const path = templateOf(endpoint.path);
    paths[path] ??= {};
    paths[path][endpoint.method.toLowerCase()] = operation(endpoint, schemas);
  }
  schemas.of(Problem, 'output');
  const document = {
    openapi: '3.1.0',
    info: about,
    servers: [{ url: '/', description: 'This gateway' }],
    tags: tags.filter(({ name }) => endpoints.some((endpoint) => tagOf(endpoint) === name)),
    paths,
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key of your account: Authorization: Bearer lw_…; an operation names the scope it needs',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-lw_session',
          description: 'The cookie of POST /v1/sessions; without the prefix where the gateway is reached by http on the same machine',
        },
        csrfToken: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: 'From POST /v1/sessions or GET /v1/me; a page of another site cannot read it',
        },
      },
      parameters: sharedParameters,
      headers: sharedHeaders,
      examples: Object.fromEntries(
        [...new Set(endpoints.flatMap(errorsOf))].map((code) => [code, { value: exampleOf(code) }]),
      ),
      schemas: schemas.components(),
    },
  };
  return withPlainNames(document);
}

/** `XInput` is called `X` where nothing else has that name. */
function withPlainNames(document: { components: { schemas: Record<string, Json> } }): Json {
  const names = Object.keys(document.components.schemas);
  const free = names.filter((name) => name.endsWith('Input') && !names.includes(name.slice(0, -5)));
  const text = free.reduce(
    (before, name) =>
      before
        .replaceAll(`/schemas/${name}"`, `/schemas/${name.slice(0, -5)}"`)
        .replaceAll(`"${name}":`, `"${name.slice(0, -5)}":`),
    JSON.stringify(document),
  );
  return JSON.parse(text) as Json;
}

const queryName = (spec: EndpointSpec) => `~query ${spec.method} ${spec.path}`;

function unnamedSchemas(endpoints: readonly Api[]): Record<string, z.ZodType> {
  const found: Record<string, z.ZodType> = {};
  for (const endpoint of endpoints) {
    if (endpoint.sends && !fileContents.has(endpoint.reply)) found[`${endpoint.sends.name}Reply`] ??= endpoint.reply;
    if (endpoint.body && endpoint.media !== fileMedia) found[`${endpoint.sends?.name ?? 'Request'}Body`] ??= endpoint.body;
    if (endpoint.query) found[queryName(endpoint)] = endpoint.query;
  }
  return found;
}

const tagOf = (spec: EndpointSpec) => spec.path.split('/')[2]?.split('.')[0] ?? '';

export const operationIdOf = (spec: EndpointSpec): string => {
  const parts = spec.path
    .replaceAll('::', '-')
    .split('/')
    .slice(2)
    .map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part));
  return [spec.method.toLowerCase(), ...parts]
    .join('-')
    .replace(/[-:.]([a-zA-Z])/g, (_all, letter: string) => letter.toUpperCase());
};

function operation(spec: Api, schemas: Schemas): Json {
  const who = `Allowed for: ${spec.allow.join(', ')}.`;
  return {
    operationId: operationIdOf(spec),
    tags: [tagOf(spec)],
    summary: spec.summary,
    description: [spec.description, who].filter(Boolean).join('\n\n'),
    // The same for machines: the authorisation matrix and the fuzzer read it.
    'x-roles': spec.allow,
    security: securityOf(spec),
    parameters: parametersOf(spec, schemas),
    ...(spec.body ? { requestBody: requestBodyOf(spec, spec.body, schemas) } : {}),
    responses: { [spec.status ?? 200]: successOf(spec, schemas), ...problemsOf(spec) },
  };
}

/** A key with the scope, or a session; who changes something with a session sends its token along. Nothing where nobody need be known. */
function securityOf(spec: Api): Json[] {
  if (spec.open) return [];
  const session: Json = spec.method === 'GET' ? { session: [] } : { session: [], csrfToken: [] };
  return [{ apiKey: [scopeOf(spec.method, spec.path)] }, session];
}

function parametersOf(spec: Api, schemas: Schemas): Json[] {
  const inPath = parametersIn(spec.path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
    description: name === 'id' ? `The id in ${tagOf(spec)}` : 'Id',
  }));
  const query = spec.query ? schemas.inline(spec.query, 'input') : {};
  const required = new Set((query['required'] as string[] | undefined) ?? []);
  const inQuery = Object.entries((query['properties'] ?? {}) as Record<string, Json>).map(
    ([name, schema]) => {
      const { description, ...rest } = schema;
      return {
        name,
        in: 'query',
        required: required.has(name),
        schema: rest,
        ...(description ? { description } : {}),
      };
    },
  );
  const headers = [
    ...(spec.method === 'POST' && !spec.keyless ? ['IdempotencyKey'] : []),
    ...(spec.ifMatch ? ['IfMatch'] : []),
    'XRequestId',
  ].map((name) => ({ $ref: `#/components/parameters/${name}` }));
  return [...inPath, ...inQuery, ...headers];
}

function requestBodyOf(spec: Api, body: z.ZodType, schemas: Schemas): Json {
  const media = spec.media ?? 'application/json';
  if (media === fileMedia) return { required: true, content: { [media]: { schema: { type: 'string', format: 'binary' } } } };
  const schema = media === 'text/csv' ? schemas.inline(body, 'input') : schemas.of(body, 'input');
  return {
    required: true,
    content: { [media]: { schema, ...(spec.example === undefined ? {} : { example: spec.example }) } },
  };
}

function successOf(spec: Api, schemas: Schemas): Json {
  const { reply } = spec;
  const header = (name: string) => ({ $ref: `#/components/headers/${name}` });
  const versioned =
    'shape' in reply && typeof reply.shape === 'object' && reply.shape !== null && 'version' in reply.shape;
  return {
    description: spec.status === 201 ? 'Created' : spec.status === 202 ? 'Accepted' : 'Done',
    headers: {
      'X-Request-Id': header('XRequestId'),
      ...(versioned ? { ETag: header('ETag') } : {}),
      ...(spec.location ? { Location: header('Location') } : {}),
      ...(spec.contentLocation ? { 'Content-Location': header('ContentLocation') } : {}),
    },
    content: fileContents.get(reply) ?? { 'application/json': { schema: schemas.of(reply, 'output') } },
  };
}

/** What is answered as it comes has a media type and no further form. */
const fileContents = new Map<z.ZodType, Json>([
  [CsvReply, { 'text/csv': { schema: { type: 'string' } } }],
  [JsonFileReply, { [fileMedia]: { schema: { type: 'string', format: 'binary' } } }],
  [EventsReply, { [eventsMedia]: { schema: { type: 'string' } } }],
]);

function problemsOf(spec: EndpointSpec): Record<string, Json> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(spec))
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        status,
        {
          description: codes.map((code) => `\`${code}\`: ${explanations[code].title}`).join('; '),
          headers: {
            'X-Request-Id': { $ref: '#/components/headers/XRequestId' },
            ...(status === 401
              ? { 'WWW-Authenticate': { $ref: '#/components/headers/WWWAuthenticate' } }
              : {}),
            ...(status === httpStatus.limited || status === httpStatus.unavailable
              ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }
              : {}),
          },
          content: {
            'application/problem+json': {
              schema: { $ref: '#/components/schemas/Problem' },
              examples: Object.fromEntries(
                codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
              ),
            },
          },
        },
      ]),
  );
}

const exampleOf = (code: ErrorCode): Problem => ({
  type: `/docs/errors#${code}`,
  title: explanations[code].title,
  status: statusOf(code),
  detail: explanations[code].advice,
  code,
  requestId: '018f6b1e-7c7a-7000-8000-0123456789ab',
});

const text = { type: 'string' };
const sharedParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    description:
      'A new random value for each thing you want done, the same value when you repeat it: nothing is done twice. ' +
      'Remembered for at least 30 days; with other content it answers 422.',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    schema: text,
    example: '"3"',
    description: 'The ETag (version) of what you saw; answers 412 when somebody changed it meanwhile.',
  },
  XRequestId: {
    name: 'X-Request-Id',
    in: 'header',
    required: false,
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{8,64}$' },
    description: 'Your own id for this request; else one is made.',
  },
};
const sharedHeaders = {
  XRequestId: { schema: text, description: 'The id of this request; quote it when you ask for help' },
  ETag: { schema: text, description: 'The version, for If-Match' },
  Location: { schema: text, description: 'Where to read what was created' },
  ContentLocation: { schema: text, description: 'Of which address this is: another than the one asked when that one leads there' },
  WWWAuthenticate: { schema: text, description: 'How to authenticate' },
  RetryAfter: { schema: { type: 'integer' }, description: 'Seconds to wait' },
};

/** Every code there is, in the order of the contract. */
export const allCodes: readonly ErrorCode[] = errorCodeNames;
