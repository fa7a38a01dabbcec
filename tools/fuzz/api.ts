// The operations of the OpenAPI document as the fuzzer and the authorisation matrix read them: nothing of the code behind it.
import { roles, type Role } from '#contracts/message.js';
import { partNames } from '#engine';

export type Json = Record<string, unknown>;

export interface Parameter {
  name: string;
  required: boolean;
  schema: Json;
}

/** What may be answered with one status. */
export interface Reply {
  media: string;
  /** A JSON pointer into the document, for the validator. */
  schema: string;
  /** Of a problem: the codes that are declared for this status. */
  codes: string[];
  headers: string[];
}

export interface Operation {
  /** `GET /v1/buyers/{id}`. */
  name: string;
  method: string;
  path: string;
  /** The kind of thing its first id names: `buyers`. */
  kind: string;
  /** Who may call it, from `x-roles`. */
  roles: Role[];
  /** Needs no credential. */
  open: boolean;
  inPath: Parameter[];
  query: Parameter[];
  needsKey: boolean;
  ifMatch: boolean;
  body: { media: string; schema: Json; example: unknown } | null;
  replies: Record<string, Reply>;
}

export interface Api {
  document: Json;
  operations: Operation[];
  /** Follows a `$ref`, if it is one. */
  resolve(node: Json): Json;
}

/** Reads the document; throws when an operation does not say who may call it. */
export function readApi(document: Json): Api {
  const resolve = (node: Json): Json => (typeof node['$ref'] === 'string' ? resolve(at(document, node['$ref'])) : node);
  const paths = document['paths'] as Record<string, Record<string, Json>>;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => read(path, method, operation, resolve)));
  return { document, operations, resolve };
}

function read(path: string, method: string, operation: Json, resolve: (node: Json) => Json): Operation {
  const name = `${method.toUpperCase()} ${path}`;
  const allowed = operation['x-roles'];
  if (!Array.isArray(allowed) || allowed.length === 0 || allowed.some((role) => !roles.includes(role))) {
    throw new Error(`${name} does not say in x-roles which roles may call it`);
  }
  const parameters = ((operation['parameters'] ?? []) as Json[]).map(resolve);
  const within = (place: string) => parameters.filter((each) => each['in'] === place) as unknown as Parameter[];
  const headers = new Set(within('header').map((each) => each.name));
  const [media, content] = Object.entries(((operation['requestBody'] as Json | undefined)?.['content'] ?? {}) as Record<string, Json>)[0] ?? [];
  return {
    name, method: method.toUpperCase(), path, kind: path.split('/')[2] ?? '', roles: allowed as Role[],
    open: Array.isArray(operation['security']) && operation['security'].length === 0,
    inPath: within('path'), query: within('query'),
    needsKey: headers.has('Idempotency-Key'), ifMatch: headers.has('If-Match'),
    body: media && content ? { media, schema: content['schema'] as Json, example: content['example'] ?? exampleFile(content['schema'] as Json, path) } : null,
    replies: Object.fromEntries(Object.entries(operation['responses'] as Record<string, Json>).map(([status, reply]) =>
      [status, readReply(reply, ['paths', path, method, 'responses', status])])),
  };
}

/** The document has no example of a file: it is a table, whatever it is for, unless it is one of weights. */
export const aFile = 'external_id,name,size,registered\nF-1,A file made it,small,yes\n';
/** As little as a weight file can say: whoever installs it again changes nothing. */
export const weightFile = JSON.stringify({
  format: 2, version: 'fuzz', shares: Object.fromEntries(partNames.map((name) => [name, 0.1])), full: Object.fromEntries(partNames.map((name) => [name, 1])),
  halfLifeDays: 720, valueSpread: 1, usualLength: 6, words: { texts: 1, in: { polo: 1 } }, letters: { texts: 1, in: { pol: 1 } }, texts: {},
  provenance: { source: 'made up', awards: 1, enterprises: 1, until: '2020-01-01', trainedOn: '2020-01-01', command: 'none' },
});
const exampleFile = ({ format }: Json, path: string) => (format !== 'binary' ? undefined : path === '/v1/relevance-weights' ? weightFile : aFile);

function readReply(reply: Json, place: string[]): Reply {
  const [media, content] = Object.entries(reply['content'] as Record<string, Json>)[0]!;
  return {
    media, schema: pointer([...place, 'content', media, 'schema']),
    codes: Object.keys((content['examples'] ?? {}) as Json), headers: Object.keys((reply['headers'] ?? {}) as Json),
  };
}

const pointer = (parts: string[]) =>
  `#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

function at(document: Json, ref: string): Json {
  return ref.slice(2).split('/').reduce<Json>((node, part) => node[part] as Json, document);
}

/** Which kind of thing an id of this name identifies: `clusterIds` a cluster; null when the name does not say. */
export function kindNamed(name: string, operation: Pick<Operation, 'kind'>): string | null {
  if (name === 'id') return operation.kind;
  const kind = kinds[name.replace(/s$/, '')];
  // The service market has proposals of its own.
  return kind === 'proposals' && operation.kind.startsWith('service-') ? 'service-proposals' : (kind ?? null);
}

const kinds: Record<string, string> = {
  accountId: 'accounts', clusterId: 'clusters', buyerId: 'buyers', enterpriseId: 'enterprises', mergedId: 'enterprises',
  providerId: 'providers', requirementId: 'requirements', lotId: 'lots', proposalId: 'proposals', needId: 'service-needs',
  keyId: 'api-keys', sessionId: 'sessions', recipientId: 'buyers',
  organisationId: 'enterprises', conflictBuyerId: 'buyers', optOutBuyerId: 'buyers',
};
