// Sends every operation requests that should be taken, until one is: only behind an accepted request lies what can break.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api, Operation } from './api.js';
import { Checker, type Flaw } from './checks.js';
import { exampleOf, keyOf, slotsOf, type Ids, type Slot } from './example.js';
import { curlOf, type Received, type Sender, type Wire } from './send.js';
import { collect, type Things } from './things.js';
import type { Caller, World } from './world.js';

export interface Acceptance {
  /** Requests that were sent and answered. */
  inputs: number;
  /** Names of operations that took a request, in the order of the document. */
  accepted: string[];
  /** The others, each with its last answer. */
  refused: Record<string, string>;
  /** Flaws of answers on the way, each with a line of curl. */
  flaws: (Flaw & { operation: string; role: Caller['role']; curl: string; answer: string })[];
}

export interface AcceptOptions {
  api: Api;
  world: World;
  sender: Sender;
  url: string;
  /** So long it goes on when no further operation takes a request: what one needs, another may still be making, in ms. */
  patienceMs?: number;
  /** Names of operations that have taken a request before. */
  except?: ReadonlySet<string>;
  signal?: AbortSignal;
}

const mostThings = 30;

export async function acceptEach({ api, world, sender, url, patienceMs = 30_000, except = new Set(), signal }: AcceptOptions): Promise<Acceptance> {
  const result: Acceptance = { inputs: 0, accepted: [], refused: {}, flaws: [] };
  const checker = new Checker(api, world);
  const left = new Set(api.operations.filter(({ name }) => !except.has(name)).sort((a, b) => order(a) - order(b)));
  let own = new Map(world.callers.map((caller) => [caller, caller.own]));

  const ask = async (operation: Operation, caller: Caller, ids: Ids): Promise<boolean> => {
    const wire = await withVersion(api, sender, operation, { ...exampleOf(api, operation, caller, ids), ...world.prepared[operation.name] });
    const received = await sender.send(wire);
    result.inputs += 1;
    result.refused[operation.name] = `as ${caller.role}: ${received.status} ${received.text.slice(0, 300)}`;
    const draft = { role: caller.role, method: wire.method, direct: true };
    result.flaws.push(...checker.flaws(operation, draft, wire, received).map((flaw) => ({
      ...flaw, operation: operation.name, role: caller.role, curl: curlOf(url, wire), answer: received.text.slice(0, 600),
    })));
    return received.status < 300;
  };
  const isTaken = async (operation: Operation): Promise<boolean> => {
    for (const caller of world.callers.filter(({ role }) => operation.roles.includes(role))) {
      for (const ids of choices(slotsOf(api, operation, caller), operation, caller, own.get(caller)!, world)) {
        if (signal?.aborted) return false;
        if (await ask(operation, caller, ids)) return true;
      }
    }
    return false;
  };

  let last = Date.now();
  const goesOn = () => left.size > 0 && !signal?.aborted && Date.now() - last <= patienceMs;
  while (goesOn()) {
    for (const operation of left) {
      if (!(await isTaken(operation))) continue;
      left.delete(operation);
      last = Date.now();
    }
    if (left.size === 0) break;
    await sleep(300);
    // What came of the accepted ones.
    own = new Map(await Promise.all(world.callers.map(async (caller): Promise<[Caller, Things]> =>
      [caller, (await collect(api, sender, caller.key, caller.role)).own])));
  }
  const missing = new Set([...left].map(({ name }) => name));
  result.accepted = api.operations.map(({ name }) => name).filter((name) => !missing.has(name));
  result.refused = Object.fromEntries([...missing].map((name) => [name, result.refused[name] ?? 'nobody has what it needs']));
  return result;
}

/** Reading first; what ends a thing comes last, when all else had its turn. */
function order({ method, path }: Operation): number {
  if (method === 'GET') return 0;
  if (method === 'DELETE' || /\/(withdraw|close|cancel|dismiss)$/.test(path)) return 3;
  return path.endsWith('/undo') ? 2 : 1;
}

/** The caller's things for every place, each thing of the first place in the path in turn; none when it has none of a kind. */
function* choices(slots: readonly Slot[], operation: Operation, caller: Caller, own: Things, { spare }: World): Generator<Ids> {
  const wanted = slots.filter(({ place, name }) => place !== 'query' || operation.query.some((each) => each.name === name && each.required));
  const first = wanted.find(({ place }) => place === 'path');
  // Whoever looks after accounts must take nobody's away but those nobody needs.
  const keepsAccounts = caller.role === 'manager' || caller.role === 'admin';
  const thingsOf = (kind: string): Things[string] => {
    if (kind === 'api-keys') return spare.map(({ id, keyId }) => ({ id: keyId, below: id }));
    return kind === 'accounts' && keepsAccounts ? spare : (own[kind] ?? []);
  };
  const tried = first ? thingsOf(first.kind).slice(0, mostThings) : [null];
  for (const thing of tried) {
    const ids: Ids = first && thing ? { [keyOf(first)]: thing.id } : {};
    const lacking = wanted.filter((slot) => slot !== first).some((slot) => {
      const things = thingsOf(slot.kind);
      const fitting = slot.place === 'path' ? things.filter(({ below }) => below === undefined || below === thing?.id) : things;
      if (fitting[0]) ids[keyOf(slot)] = fitting[0].id;
      // Where two are compared, another of one's own.
      if (fitting[1]) ids[`${keyOf(slot)} 2`] = fitting[1].id;
      return !fitting[0];
    });
    if (!lacking) yield ids;
  }
}

/** With the version as the thing itself states it, where one is asked for. */
async function withVersion(api: Api, sender: Sender, operation: Operation, wire: Wire): Promise<Wire> {
  if (!operation.ifMatch) return wire;
  const [, thing] = /^(\/v1\/[^/]+\/[^/?]+)/.exec(wire.path) ?? [];
  if (!thing || !api.operations.some(({ name }) => name === `GET ${operation.path.split('/').slice(0, 4).join('/')}`)) return wire;
  const { headers, text } = await sender.send({ ...wire, method: 'GET', path: thing, body: null, headers: wire.headers.filter(([name]) => name === 'authorization') });
  const version = etagOf(headers) ?? versionIn(text);
  return version === null ? wire : { ...wire, headers: [...wire.headers.filter(([name]) => name !== 'if-match'), ['if-match', version]] };
}

const etagOf = (headers: Received['headers']) => (typeof headers['etag'] === 'string' ? headers['etag'] : null);

function versionIn(text: string): string | null {
  const found = /"version":(\d+)/.exec(text);
  return found ? `"${found[1]}"` : null;
}
