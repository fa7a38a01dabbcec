// Many changes of the registry at once, and a process that dies while it takes them in: nothing is lost, and nothing done twice.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { Client } from 'pg';
import { waitFor } from '#testing/wait-for.js';
import { dice, manyMakers } from './support/many-makers.js';
import { MatchingProcesses } from './support/matching-process.js';
import { startMatching, type MatchingSystem } from './support/system.js';

let system: MatchingSystem;
let processes: MatchingProcesses;
let postgres: Client;

beforeAll(async () => {
  system = await startMatching({ MATCHING_REPLICA: 'off' });
  processes = new MatchingProcesses(system);
  postgres = new Client({ connectionString: system.on.urls['matching']! });
  await postgres.connect();
  // From here on it is the processes that do the work.
  await system.service.stop();
});
afterAll(async () => {
  await processes?.stop();
  await postgres?.end();
  await system?.stop();
});

const rows = async <R extends object>(sql: string): Promise<R[]> => (await postgres.query<R>(sql)).rows;
const inbox = async () => (await rows<{ count: number }>('SELECT count(*)::int AS count FROM inbox'))[0]!.count;

it.each(['inbox.before-effect', 'inbox.before-commit', 'inbox.before-ack'])('killed at %s, the next process has every change once', async (point) => {
  const makers = manyMakers(80, dice(3));
  const before = await inbox();
  const first = await processes.start({ FAIL_POINTS: `${point}=kill@1` });
  const died = once(first.child, 'exit');
  await Promise.all(makers.map((each) => system.registry.putEnterprise(each)));
  // Two versions of one enterprise in a row, and what is told of the first when the second is there already.
  for (const each of makers.slice(0, 10)) await system.registry.putEnterprise({ ...each, version: 2, name: `${each.name} & Sons` });
  expect(await died).toEqual([null, 'SIGKILL']);
  const second = await processes.start();
  await waitFor(async () => (await inbox()) === before + 90, { what: 'every event is in the inbox' });
  await waitFor(async () => (await rows(`SELECT 1 FROM enterprise_rematch UNION ALL SELECT 1 FROM dead_letter WHERE kind = 'event' AND status <> 'replayed'`)).length === 0, {
    what: 'nothing is left to do',
  });
  const projected = await rows<{ id: string; version: number; name: string }>('SELECT id, version, name FROM enterprise_projection');
  const byId = new Map(projected.map((row) => [row.id, row]));
  for (const { id } of makers) {
    const { version, name } = system.registry.enterprises.get(id)!;
    expect(byId.get(id)).toEqual({ id, version, name });
  }
  const stopped = once(second.child, 'exit');
  second.child.kill('SIGTERM');
  await stopped;
});
