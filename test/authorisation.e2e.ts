// Who may do what with whose things: role × route × own, hidden, foreign and absent, made from the OpenAPI document of a running system.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles } from '#contracts/message.js';
import { acceptEach } from '../tools/fuzz/accepting.js';
import { readApi, type Operation } from '../tools/fuzz/api.js';
import { Checker } from '../tools/fuzz/checks.js';
import { exampleOf } from '../tools/fuzz/example.js';
import { insertSession, insideOf } from '../tools/fuzz/ground.js';
import { detours } from '../tools/fuzz/requests.js';
import { fuzz } from '../tools/fuzz/run.js';
import { startSender, type Received, type Sender, type Wire } from '../tools/fuzz/send.js';
import { makeWorld, type World } from '../tools/fuzz/world.js';
import { Matrix, codeOf, each, withoutIds, type Cell } from './support/matrix.js';
import { WholeSystem } from './support/whole-system.js';

const isDeep = process.env['DEPTH'] === 'deep';
/** For a thousand requests or two. */
const manyMs = 180_000;

let system: WholeSystem;
let sender: Sender;
let world: World;
let matrix: Matrix;
let checker: Checker;
let operations: Operation[];
let before: Record<string, string>;
/** Names of operations that took a good request already; what can be answered only once is not asked for again. */
const taken = new Set<string>();
beforeAll(async () => {
  system = await WholeSystem.start();
  sender = startSender(system.url);
  // Throws for a route that does not say who may call it.
  const api = readApi((await (await fetch(`${system.url}/openapi.json`)).json()) as Record<string, unknown>);
  world = await makeWorld(system.url, system.adminKey, api, sender, insideOf(system.inside.urls, system.inside.secrets),
    (accountId) => insertSession(system.postgres, accountId));
  matrix = new Matrix(api, world, sender);
  checker = new Checker(api, world);
  operations = api.operations;
  await system.quiet();
  before = await stored();
}, 400_000);
afterAll(async () => {
  sender?.close();
  await system?.stop();
});

/** The answer to a batch is kept for its repetition, whatever became of its parts. */
async function stored(): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await system.stored()).filter(([table]) => !table.endsWith('.idempotency_key')));
}

const callersOf = (operation: Operation, allowed: boolean) => world.callers.filter(({ role }) => operation.roles.includes(role) === allowed);
const cellsOf = (allowed: boolean) => operations.flatMap((operation) => callersOf(operation, allowed).flatMap((caller) => {
  const own = matrix.own(operation, caller);
  return [...(own ? [matrix.cell(operation, caller, 'own', null, own)] : []), ...matrix.astray(operation, caller)];
}));
const withoutKey = (wire: Wire): Wire => ({ ...wire, headers: wire.headers.filter(([name]) => name !== 'authorization') });

/** What is wrong with the answer itself, whatever was asked: server errors, undeclared answers, leaks. */
const flaws = ({ operation, caller, wire }: Cell, answer: Received, direct = true) =>
  checker.flaws(operation, { role: caller.role, method: wire.method, direct }, wire, answer).map(({ kind, what }) => `${kind} ${what}`);

describe('the matrix', () => {
  it('has a caller for every role, and things of every kind that are own and foreign', () => {
    expect(world.callers.map(({ role }) => role).sort()).toEqual([...roles].sort());
    const lacking = operations.flatMap((operation) => callersOf(operation, true)
      .filter((caller) => matrix.own(operation, caller) === null)
      .map(({ role }) => `${operation.name} as ${role}`));
    // What happens is told to both sides and to CDAs.
    expect(lacking).toEqual(['manager', 'admin'].map((role) => `POST /v1/notifications/{id}/read as ${role}`));
    // Weights of relevance belong to no cluster.
    const foreignLacking = operations.filter((each) => each.inPath.length > 0 && each.kind !== 'relevance-weights')
      .flatMap((operation) => callersOf(operation, true).filter(({ role }) => role !== 'admin')
        .filter((caller) => !matrix.astray(operation, caller).some(({ whose }) => whose === 'foreign'))
        .map(({ role }) => `${operation.name} as ${role}`));
    expect(foreignLacking).toEqual([]);
  });

  it('lets no stranger in, anywhere', async () => {
    const wrong: string[] = [];
    await each(operations.filter(({ open }) => !open), async (operation) => {
      const caller = callersOf(operation, true)[0]!;
      const answer = await matrix.send(withoutKey(exampleOf(matrix.api, operation, caller, matrix.own(operation, caller) ?? {})));
      if (codeOf(answer) !== 'credential_missing') wrong.push(`${operation.name}: ${answer.status} ${codeOf(answer)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('refuses a role that is not named, whosever the thing is', async () => {
    const wrong: string[] = [];
    const cells = cellsOf(false);
    expect(cells.length).toBeGreaterThan(operations.length);
    await each(cells, async (cell) => {
      const answer = await matrix.send(cell.wire);
      const found = [...(codeOf(answer) === 'role_not_allowed' ? [] : [`${answer.status} ${codeOf(answer)}`]), ...flaws(cell, answer)];
      if (found.length > 0) wrong.push(`${cell.name}: ${found.join('; ')}`);
    });
    expect(wrong).toEqual([]);
  }, manyMs);

  it('answers what is hidden or foreign exactly as what does not exist', async () => {
    const wrong: string[] = [];
    const answers = new Map<string, { cell: Cell; answer: Received }[]>();
    await each(cellsOf(true).filter(({ slot }) => slot !== null), async (cell) => {
      const answer = await matrix.send(cell.wire);
      const found = flaws(cell, answer);
      if (cell.slot!.place === 'path' && codeOf(answer) !== 'not_found') found.push(`${answer.status} ${codeOf(answer)}`);
      if (cell.wire.method !== 'GET' && answer.status === 201) found.push('it was done');
      if (found.length > 0) wrong.push(`${cell.name}: ${found.join('; ')}`);
      const key = `${cell.operation.name} ${cell.caller.role} ${cell.slot!.place} ${cell.slot!.name}`;
      answers.set(key, [...(answers.get(key) ?? []), { cell, answer }]);
    });
    for (const [key, all] of answers) {
      const absent = all.find(({ cell }) => cell.whose === 'absent')!;
      for (const { cell, answer } of all) {
        if (withoutIds(answer) !== withoutIds(absent.answer)) wrong.push(`${key}: ${cell.whose} ${withoutIds(answer)} but absent ${withoutIds(absent.answer)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, manyMs);

  it('is not fooled by another spelling of the address', async () => {
    const wrong: string[] = [];
    const tried = operations.filter(({ open }) => !open).flatMap((operation) => {
      const allowed = callersOf(operation, true);
      const stranger = exampleOf(matrix.api, operation, allowed[0]!, matrix.own(operation, allowed[0]!) ?? {});
      const refused = [
        ...callersOf(operation, false).slice(0, 1).map((caller) => matrix.cell(operation, caller, 'own', null, matrix.own(operation, allowed[0]!) ?? {})),
        ...allowed.flatMap((caller) => matrix.astray(operation, caller).filter(({ whose, slot }) => whose === 'foreign' && slot!.place === 'path')).slice(0, 1),
      ];
      const whoever = [
        { cell: { ...matrix.cell(operation, allowed[0]!, 'own', null, {}), name: `${operation.name} as a stranger` }, wire: withoutKey(stranger), role: null },
        ...refused.map((cell) => ({ cell, wire: cell.wire, role: cell.caller.role })),
      ];
      // Every address in every spelling; who asks takes turns, in the deep tests everybody asks.
      return detours.flatMap((detour, turn) => (isDeep ? whoever : [whoever[turn % whoever.length]!])
        .map(({ cell, wire, role }) => ({ cell, role, wire: { ...wire, path: detoured(wire.path, detour) } })));
    });
    await each(tried, async ({ cell, wire, role }) => {
      const answer = await matrix.send(wire);
      const found = checker.flaws(cell.operation, { role, method: wire.method, direct: false }, wire, answer).map(({ kind, what }) => `${kind} ${what}`);
      if (answer.status < 400) found.push(`answered ${answer.status}`);
      if (found.length > 0) wrong.push(`${cell.name}: ${wire.method} ${wire.path.slice(0, 200)}: ${found.join('; ')}`);
    });
    expect(wrong).toEqual([]);
  }, manyMs);

  it('is not fooled by headers that name another method or address', async () => {
    const wrong: string[] = [];
    const reads = operations.filter(({ method }) => method === 'GET');
    await each(reads, async (operation) => {
      const caller = callersOf(operation, true)[0]!;
      const cell = matrix.cell(operation, caller, 'own', null, matrix.own(operation, caller) ?? {});
      const plain = await matrix.send(cell.wire);
      for (const [name, value] of overrides) {
        const answer = await matrix.send({ ...cell.wire, headers: [...cell.wire.headers, [name, value]] });
        if (answer.status !== plain.status) wrong.push(`${operation.name} with ${name}: ${answer.status}, without ${plain.status}`);
      }
    });
    expect(wrong).toEqual([]);
  });

  it('has stored nothing of all this', async () => {
    await system.quiet();
    expect(await stored()).toEqual(before);
  });

  it('lets those in who may: they reach what is their own', async () => {
    const wrong: string[] = [];
    const order = ['GET', 'PATCH', 'PUT', 'POST', 'DELETE'];
    const cells = cellsOf(true).filter(({ whose }) => whose === 'own').sort((a, b) => order.indexOf(a.wire.method) - order.indexOf(b.wire.method)
      // One of many before all of them.
      || b.operation.inPath.length - a.operation.inPath.length);
    for (const cell of cells) {
      const answer = await matrix.send(await madeToBeDeleted(cell));
      if (answer.status < 300) taken.add(cell.operation.name);
      const found = [...(reaches(answer) ? [] : [`${answer.status} ${answer.text.slice(0, 200)}`]), ...flaws(cell, answer)];
      if (found.length > 0) wrong.push(`${cell.name}: ${found.join('; ')}`);
    }
    expect(wrong).toEqual([]);
  }, manyMs);
});

const overrides: [string, string][] = [
  ['x-http-method-override', 'DELETE'], ['x-method-override', 'PATCH'], ['x-http-method', 'POST'],
  ['x-original-url', '/v1/clusters'], ['x-rewrite-url', '/v1/clusters'], ['x-forwarded-prefix', '/admin'], ['x-forwarded-user', 'admin'],
];

function detoured(path: string, detour: (path: string) => string): string {
  const [address = '', ...query] = path.split('?');
  return [detour(address), ...query].join('?');
}

/** A good request that came as far as the thing itself: done, or not possible as things are. */
function reaches(answer: Received): boolean {
  if (answer.status < 300) return true;
  // The password of the example is nobody's and its link leads nowhere: that is found out behind the door.
  if (['sign_in_refused', 'link_invalid'].includes(codeOf(answer))) return true;
  const notByTheDoor = !['body_invalid', 'query_invalid', 'header_invalid', 'malformed_json'].includes(codeOf(answer));
  return [400, 409, 412].includes(answer.status) && notByTheDoor;
}

/** Deletes what was made for it a moment ago by the same caller: nobody loses the key it goes on with. */
async function madeToBeDeleted({ operation, caller, wire }: Cell): Promise<Wire> {
  // What has no id of its own belongs to the thing it is a part of.
  if (operation.method !== 'DELETE' || !operation.path.endsWith('}')) return wire;
  const collection = operation.path.slice(0, operation.path.lastIndexOf('/'));
  const create = operations.find((each) => each.method === 'POST' && each.path === collection);
  if (!create) return wire;
  const made = await matrix.send(exampleOf(matrix.api, create, caller, matrix.own(create, caller) ?? {}));
  const last = operation.inPath.at(-1)!.name;
  return exampleOf(matrix.api, operation, caller, { ...matrix.own(operation, caller), [`path ${last}`]: (JSON.parse(made.text) as { id: string }).id });
}

/** What an example cannot know, and where it is taken instead: secrets that come by e-mail, and the versions of two at once. */
const takenElsewhere = {
  'POST /v1/sessions': 'test/signing-in', 'POST /v1/passwords': 'test/signing-in', 'POST /v1/me/password': 'test/signing-in',
  'POST /v1/lots/{id}/allocations': 'tools/fuzz/furnish and apps/matching/test/allocations',
  'POST /v1/enterprises/{id}/merge': 'apps/gateway/test/merges', 'POST /v1/enterprises/{id}/unmerge': 'apps/gateway/test/merges',
};

describe('every operation', () => {
  it('takes a request that is right, and says so as it is described', async () => {
    const { refused, flaws: found } = await acceptEach({ api: matrix.api, world, sender, url: system.url, except: new Set([...taken, ...Object.keys(takenElsewhere)]) });
    expect(refused).toEqual({});
    expect(found).toEqual([]);
  }, manyMs);
});

describe('the fuzzer', () => {
  it('finds nothing', async () => {
    const inputs = isDeep ? 20_000 : 500;
    // The same requests every time; `npm run fuzz` looks for others.
    const seed = 1;
    const { counts, findings, inputs: sent, statuses } = await fuzz({ api: matrix.api, world, sender, url: system.url, inputs, seed });
    expect({ seed, counts, findings }).toEqual({ seed, counts: { server_errors: 0, schema_breaks: 0, leaks: 0 }, findings: [] });
    expect(sent).toBe(inputs);
    // It gets past the door: otherwise it would have looked at refusals only.
    expect(statuses['200']! + statuses['201']!).toBeGreaterThan(inputs / 10);
  }, 900_000);
});

