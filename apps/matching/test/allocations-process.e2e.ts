// A split in a process that is killed in the middle of it: nothing of it is there, and the same request does all of it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { DecideAllocation, UndoAllocation } from '#contracts/matching/allocations.js';
import { ListProposals } from '#contracts/matching/proposals.js';
import { newId } from '#platform/ids.js';
import { makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda } from './support/garments.js';
import { MatchingProcesses } from './support/matching-process.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
let processes: MatchingProcesses;
let postgres: pg.Client;

beforeAll(async () => {
  scene = await startScene();
  await scene.register(...makers(4));
  posted = await scene.post();
  await scene.quiet();
  processes = new MatchingProcesses(scene);
  postgres = new pg.Client({ connectionString: scene.on.urls['matching']! });
  await postgres.connect();
  // From here on it is the processes that do the work.
  await scene.service.stop();
});
afterAll(async () => {
  await processes?.stop();
  await postgres?.end();
  await scene?.stop();
});

const counted = async () => (await postgres.query<Record<string, number>>(
  `SELECT (SELECT count(*)::int FROM decision WHERE undone_at IS NULL) AS decisions, (SELECT count(*)::int FROM allocation) AS allocations,
     (SELECT count(*)::int FROM allocation_share) AS shares, (SELECT count(*)::int FROM proposal WHERE status = 'approved') AS approved,
     (SELECT count(*)::int FROM audit_log WHERE action LIKE 'allocation.%') AS entries`,
)).rows[0]!;
/** Asks a process that dies at the point; the same request is then answered by the next one. `within`: how long is waited for it, in ms. */
async function killedAt<T>(point: string, ask: (within: number) => Promise<T>, check: () => Promise<void>): Promise<T> {
  const first = await processes.start({ FAIL_POINTS: `${point}=kill@1` });
  const died = once(first.child, 'exit');
  const lost = ask(30_000).then(() => 'answered without reaching it', () => 'lost');
  // Its end may be seen a little later than the loss of its answer.
  const alive = lost.then((how) => (how === 'lost' ? setTimeout(5000, `never reached ${point}`, { ref: false }) : how));
  expect(await Promise.race([died, alive])).toEqual([null, 'SIGKILL']);
  await check();
  // Nobody answers the lost request any more; it ends by itself.
  const second = await processes.start();
  const answer = await ask(60_000);
  const stopped = once(second.child, 'exit');
  second.child.kill('SIGTERM');
  await stopped;
  return answer;
}

it.each(['allocation.after-share', 'allocation.before-commit'])('killed at %s', async (point) => {
  const nothing = { decisions: 0, shares: 0, approved: 0 };
  const { items } = await (async () => {
    const { child } = await processes.start();
    const page = await scene.ask(ListProposals, { lotId: posted.lotId, limit: 200, order: 'score' }, contextOf(cda));
    child.kill('SIGTERM');
    await once(child, 'exit');
    return page;
  })();
  const before = await counted();
  expect(before).toMatchObject({ decisions: 0, approved: 0 });
  const key = newId();
  const shares = items.slice(0, 3).map(({ id, version }) => ({ proposalId: id, version, quantity: 300 }));
  const decided = await killedAt(point, (within) => scene.ask(
    DecideAllocation, { lotId: posted.lotId, allocation: { shares, conflictOfInterest: 'none' } }, { ...contextOf(cda, key), deadline: Date.now() + within },
  ), async () => expect(await counted()).toEqual(before));
  expect(decided.shares).toHaveLength(3);
  expect(await counted()).toEqual({
    decisions: 3, allocations: before['allocations']! + 1, shares: before['shares']! + 3, approved: 3, entries: before['entries']! + 1,
  });
  const [standing, undoKey] = [await counted(), newId()];
  const undone = await killedAt(point, (within) => scene.ask(UndoAllocation, { id: decided.id }, { ...contextOf(cda, undoKey), deadline: Date.now() + within }),
    async () => expect(await counted()).toEqual(standing));
  expect(undone.shares.map(({ status }) => status)).toEqual(['undone', 'undone', 'undone']);
  expect(await counted()).toMatchObject({ ...nothing, shares: standing['shares']! });
});
