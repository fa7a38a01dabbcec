// What is wrong with an answer: a failure of the server, a break of its own description, or something it must not tell.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Api, Operation, Reply } from './api.js';
import { named, type Draft } from './requests.js';
import type { Received, Wire } from './send.js';
import type { World } from './world.js';

export type FlawKind = 'server_errors' | 'schema_breaks' | 'leaks';

export interface Flaw {
  kind: FlawKind;
  /** The same words for the same fault: no ids, no texts of the request. */
  what: string;
}

/** Answers that come before any operation is reached, as problems too. */
const beforeOperations = new Set(['route_unknown', 'method_not_allowed']);

/** What only our inside says: stack traces, SQL, drivers, compilers, the names of secrets. */
const insides = new RegExp([
  'node_modules', String.raw`\bat (async )?[\w.<>$]+ \(`, String.raw`\.[jt]s:\d+`, String.raw`\b(select|delete) .{0,200}\bfrom [a-z_"]+`, 'insert into ',
  'duplicate key value', 'violates .{0,20}constraint', String.raw`syntax error at or near`, 'invalid input syntax', 'invalid byte sequence', 'QueryFailed',
  'typeorm', 'Cannot read propert', 'is not a function', 'is not iterable', 'Maximum call stack', 'DATABASE_(URL|PASSWORD)', 'key_?hash', 'password_?hash',
].join('|'), 'i');

export class Checker {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  private readonly known = new Map<string, ValidateFunction>();
  private readonly unnamedForeign: ReadonlySet<string>;

  constructor(private readonly api: Api, private readonly world: World) {
    addFormats.default(this.ajv);
    this.ajv.addSchema(api.document, 'api');
    // A call of a webhook is a delivery too: one id of two kinds.
    const asked = new Set(Object.values(world.foreign).flatMap((things) => named(things).map(({ id }) => id)));
    this.unnamedForeign = new Set(Object.values(world.foreign).flatMap((things) => things.map(({ id }) => id)).filter((id) => !asked.has(id)));
  }

  /** Every flaw of this answer; none when all is well. */
  flaws(operation: Operation, draft: Pick<Draft, 'role' | 'method' | 'direct'>, wire: Wire, received: Received): Flaw[] {
    const target = draft.direct ? operation : this.operationAt(wire);
    return [
      ...serverErrors(received), ...this.schemaBreaks(target, wire, received), ...this.leaks(target, draft, received),
    ].map((flaw) => ({ ...flaw, what: flaw.what.slice(0, 300) }));
  }

  private operationAt({ method, path }: Wire): Operation | null {
    let address = path.replace(/^http:\/\/[^/]*/, '').split('?', 1)[0]!;
    try {
      address = decodeURI(address);
    } catch {
      return null;
    }
    const wanted = method === 'HEAD' ? 'GET' : method;
    const named = this.api.operations.filter(({ method: each }) => each === wanted);
    return named.find(({ path: each }) => each === address)
      ?? named.find(({ path: each }) => new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address)) ?? null;
  }

  private schemaBreaks(operation: Operation | null, wire: Wire, received: Received): Flaw[] {
    const { status, text, headers } = received;
    if (wire.method === 'HEAD') return [];
    const broken = (what: string): Flaw[] => [{ kind: 'schema_breaks', what: `${status}: ${what}` }];
    const declared = operation?.replies[status];
    if (declared && !declared.media.endsWith('json')) return mediaOf(headers) === declared.media ? [] : broken(`the media type is ${headers['content-type']}`);
    const body = parsed(text);
    if (body === undefined) return broken(`the body is not JSON (${headers['content-type'] ?? 'no content type'})`);
    const code = (body as { code?: string } | null)?.code;
    const reply = this.replyTo(operation, status, code);
    if (reply === null) return broken(`this status is not declared (${code ?? 'no code'})`);
    if (mediaOf(headers) !== reply.media) return broken(`the media type is ${headers['content-type']}`);
    const validate = this.validator(reply.schema);
    if (!validate(body)) {
      const [error] = validate.errors ?? [];
      return broken(`${error?.instancePath.replaceAll(/\d+/g, 'N')} ${error?.message} ${JSON.stringify(error?.params)}`);
    }
    if (reply.media === 'application/problem+json') {
      const problem = body as { status: number; requestId: string };
      if (problem.status !== status) return broken(`the problem says ${problem.status}`);
      if (reply.codes.length > 0 && !reply.codes.includes(code!)) return broken(`the code ${code} is not declared`);
      if (problem.requestId !== headers['x-request-id']) return broken('the problem has another request id than the header');
    }
    const missing = reply.headers.filter((name) => headers[name.toLowerCase()] === undefined);
    return missing.length > 0 ? broken(`the header ${missing.join(', ')} is missing`) : [];
  }

  private replyTo(operation: Operation | null, status: number, code: string | undefined): Reply | null {
    const problem = { media: 'application/problem+json', schema: '#/components/schemas/Problem', codes: [], headers: ['X-Request-Id'] };
    if (code !== undefined && beforeOperations.has(code)) return problem;
    if (operation) return operation.replies[status] ?? null;
    return status >= 400 ? problem : null;
  }

  private validator(schema: string): ValidateFunction {
    let found = this.known.get(schema);
    if (!found) this.known.set(schema, (found = this.ajv.compile({ $ref: `api${schema}` })));
    return found;
  }

  private leaks(operation: Operation | null, { role }: Pick<Draft, 'role'>, { status, text, headers }: Received): Flaw[] {
    const leak = (what: string): Flaw => ({ kind: 'leaks', what });
    const all = `${text}\n${JSON.stringify(headers)}`;
    const caller = this.world.callers.find((each) => each.role === role);
    const inside = insides.exec(all);
    const found = [
      ...this.world.inside.filter((secret) => all.includes(secret)).map(() => leak('a secret or an address of ours')),
      ...(inside ? [leak(`words of our inside: ${inside[0].slice(0, 80)}`)] : []),
    ];
    if (operation && !operation.open && status < 300 && (role === null || !operation.roles.includes(role))) found.push(leak(`answered ${role ?? 'a stranger'} with ${status}`));
    if (role === 'admin') return found;
    const secret = (caller?.secrets ?? []).find((each) => all.includes(each));
    if (secret !== undefined) found.push(leak(`what ${role} must not see: ${secret.replace(/^far\w+/, 'a text of the other cluster')}`));
    if ((all.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []).some((id) => this.unnamedForeign.has(id))) found.push(leak(`an id of the other cluster, to ${role}`));
    return found;
  }
}

const mediaOf = (headers: Received['headers']) => String(headers['content-type']).split(';', 1)[0];

function serverErrors({ status, text }: Received): Flaw[] {
  if (status < 500) return [];
  const { code, detail } = (parsed(text) ?? {}) as { code?: string; detail?: string };
  return [{ kind: 'server_errors', what: `${status} ${code}: ${detail?.slice(0, 120)}` }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
