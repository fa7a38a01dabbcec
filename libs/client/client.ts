// The typed client of the API: adds the key, an Idempotency-Key per POST, and throws problems as errors.
import createFetchClient from 'openapi-fetch';
import type { MaybeOptionalInit } from 'openapi-fetch';
import type {
  FilterKeys,
  PathsWithMethod,
  RequiredKeysOf,
  ResponseObjectMap,
  SuccessResponse,
} from 'openapi-typescript-helpers';
import type { components, paths } from './schema.js';

export type { components, paths } from './schema.js';
/** The named schemas: `Schemas['LinkageProposal']`. */
export type Schemas = components['schemas'];
/** `unknown`: something between us and the gateway answered. */
export type Problem = Omit<Schemas['Problem'], 'code'> & { code: Schemas['Problem']['code'] | 'unknown' };

export interface ClientOptions {
  /** Address of the gateway, e.g. http://127.0.0.1:3000 */
  baseUrl: string;
  /** `lw_…`; left out, calls go without a credential. */
  apiKey?: string;
  fetch?: (request: Request) => Promise<Response>;
}

/** A refused or failed call; decide on `code`. */
export class ApiError extends Error {
  constructor(
    readonly problem: Problem,
    readonly response: Response,
  ) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.name = 'ApiError';
  }

  get code(): Problem['code'] {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Init<Path extends keyof paths, M extends Verb> = MaybeOptionalInit<paths[Path], M>;
type Rest<I> = RequiredKeysOf<I> extends never ? [init?: I] : [init: I];
type Data<Path extends keyof paths, M extends Verb> =
  ResponseObjectMap<FilterKeys<paths[Path], M>> extends infer Responses extends Record<
    string | number,
    unknown
  >
    ? SuccessResponse<Responses, `${string}/json`>
    : never;

export interface Answer<D> {
  data: D;
  response: Response;
  /** The ETag, for `If-Match`; null when the thing has no version. */
  etag: string | null;
}

type Call<M extends Verb> = <Path extends PathsWithMethod<paths, M>>(
  path: Path,
  ...init: Rest<Init<Path, M>>
) => Promise<Answer<Data<Path, M>>>;

export interface Client {
  GET: Call<'get'>;
  POST: Call<'post'>;
  PUT: Call<'put'>;
  PATCH: Call<'patch'>;
  DELETE: Call<'delete'>;
}

/** A client for one account. Every call resolves with the data or throws an ApiError. */
export function createClient({ baseUrl, apiKey, fetch }: ClientOptions): Client {
  const inner = createFetchClient<paths>({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    ...(fetch ? { fetch } : {}),
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
  });
  inner.use({
    onRequest({ request }) {
      if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', globalThis.crypto.randomUUID());
      }
      return request;
    },
  });
  type Untyped = (
    path: string,
    init?: object,
  ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
  const call =
    (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') => async (path: string, init?: { body?: unknown; headers?: object }) => {
      const { data, error, response } = await (inner[method] as unknown as Untyped)(path, {
        ...init,
        ...textBody(init),
      });
      if (error !== undefined || !response.ok) throw new ApiError(asProblem(error, response), response);
      return { data, response, etag: response.headers.get('etag') };
    };
  return {
    GET: call('GET'),
    POST: call('POST'),
    PUT: call('PUT'),
    PATCH: call('PATCH'),
    DELETE: call('DELETE'),
  } as unknown as Client;
}

/** Text bodies are uploads, of CSV unless the caller states another content type; everything else is JSON. */
const textBody = ({ body, headers }: { body?: unknown; headers?: object } = {}) =>
  typeof body === 'string'
    ? { bodySerializer: (text: string) => text, headers: { 'content-type': 'text/csv', ...headers } }
    : {};

/** What came back as an error, also when something between us and the gateway answered. */
function asProblem(error: unknown, response: Response): Problem {
  if (typeof error === 'object' && error !== null && 'code' in error && 'detail' in error)
    return error as Problem;
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'unknown',
    detail: typeof error === 'string' ? error.slice(0, 500) : 'The answer is not one of the API.',
    requestId: response.headers.get('x-request-id') ?? '',
  };
}
