// Very many changes at once: their lots wait until no more are marked, not for ever, and what is found as it was is not written again.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MatchLot, PostRequirement, RematchEnterprise, type Requirement } from '#contracts/matching/requirements.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { waitFor } from '#testing/wait-for.js';
import { HeldRuns } from '../src/runs/held-runs.js';
import { RunsRepository } from '../src/runs/runs.repository.js';
import { buyerActor, enterprise, lot, requirement } from './support/garments.js';
import { contextOf, startMatching, type MatchingSystem } from './support/system.js';

let system: MatchingSystem;
let posted: Requirement;
const makers = Array.from({ length: 5 }, (_, index) => enterprise(`Maker ${index}`, {}, { leadTimeDays: 5 + 5 * index }));

beforeAll(async () => {
  // No sweeper: what is begun here begins because somebody began it.
  system = await startMatching({ SWEEP_MS: '600000' });
  for (const each of makers) await system.registry.putEnterprise(each);
  await waitFor(async () => (await system.database.query('SELECT 1 FROM enterprise_projection')).length === makers.length, { what: 'all are projected' });
  posted = await system.ask(PostRequirement, requirement({ lots: [lot(), lot({ quantity: 20 })] }), contextOf(buyerActor));
  await waitFor(async () => (await system.database.query('SELECT 1 FROM enterprise_rematch')).length === 0, { what: 'no change is marked' });
  await done();
});
afterAll(() => system?.stop());

const pending = () => system.database.query<{ id: string }>(`SELECT id FROM match_run WHERE status = 'pending'`);
const done = () => waitFor(async () => (await pending()).length === 0, { what: 'no run is pending', timeoutMs: 60_000 });
const runs = async () => (await system.database.query('SELECT 1 FROM match_run WHERE lot_id = ANY($1)', [lotIds()])).length;
const lotIds = () => posted.lots.map(({ id }) => id);

/** As very many changed enterprises do. */
async function askForRuns(): Promise<string[]> {
  const { app } = system.service;
  return system.database.transaction(async (tx) => {
    const ids = await app.get(RunsRepository).requestForLots(tx, lotIds(), 'enterprise_changed');
    app.get(HeldRuns).begin(ids, 1_000);
    return ids;
  });
}

/** A change that nobody takes up: there is no job for it, and no sweeper. */
async function mark(): Promise<string> {
  const id = newId();
  await system.database.query('INSERT INTO enterprise_rematch (enterprise_id, since) VALUES ($1, now())', [id]);
  return id;
}

it('runs are held while more changes are marked, stay pending, and begin when the last of these is taken up', async () => {
  const before = await runs();
  const marked = await mark();
  const ids = await askForRuns();
  expect(ids).toHaveLength(2);
  const held = system.service.app.get(HeldRuns);
  expect(await held.due(10)).toEqual([]);
  expect((await pending()).map(({ id }) => id).sort()).toEqual([...ids].sort());
  // Whoever asks for the same lots meanwhile is served by the same runs.
  expect((await askForRuns()).sort()).toEqual([...ids].sort());
  await system.service.app.get(Jobs).add(RematchEnterprise, marked);
  await done();
  expect(await runs()).toBe(before + 2);
});

it('runs begin after a while although changes go on', async () => {
  const marked = await mark();
  const [id] = await askForRuns();
  const isDone = async () => (await pending()).every((run) => run.id !== id);
  // Each of these comes before the last moment of quiet is over.
  await waitFor(async () => (await isDone()) || (await askForRuns(), false), { what: 'the runs have begun', timeoutMs: 60_000 });
  expect(await system.database.query('SELECT 1 FROM enterprise_rematch WHERE enterprise_id = $1', [marked])).toHaveLength(1);
  await system.database.query('DELETE FROM enterprise_rematch WHERE enterprise_id = $1', [marked]);
  await done();
});

it('a proposal that is found again as it was is not written, one in another place gets its rank, and any other everything', async () => {
  const proposals = () => system.database.query<{ xmin: string; id: string; version: number; rank: number; runId: string }>(
    `SELECT xmin::text, id, version, rank, explanation->>'runId' AS "runId" FROM proposal WHERE subject_id = $1 ORDER BY rank`, [lotIds()[0]],
  );
  const matchAgain = async () => {
    const jobs = system.service.app.get(Jobs);
    await system.database.transaction(async (tx) => jobs.addAll(
      MatchLot, await system.service.app.get(RunsRepository).requestForLots(tx, lotIds(), 'enterprise_changed'),
    ));
    await done();
  };
  const before = await proposals();
  expect(before).toHaveLength(5);
  await matchAgain();
  expect(await proposals()).toEqual(before);
  // The second best becomes the worst of all.
  const [best, second, ...others] = before;
  const changed = { ...makers[1]!, version: 2, capabilities: [{ ...makers[1]!.capabilities[0]!, leadTimeDays: 60 }] };
  await system.registry.putEnterprise(changed);
  await waitFor(async () => (await proposals()).at(-1)!.id === second!.id, { what: 'it is the last' });
  await done();
  const after = await proposals();
  expect(after.slice(1, -1).map(({ id, version, rank, runId }) => ({ id, version, rank, runId }))).toEqual(
    others.map(({ id, version, rank, runId }) => ({ id, version: version + 1, rank: rank - 1, runId })));
  expect(after[0]).toEqual(best);
  expect(after.at(-1)).toMatchObject({ id: second!.id, version: second!.version + 1, rank: 5 });
  expect(after.at(-1)!.runId).not.toBe(second!.runId);
  // Whatever was not remembered is compared, and remembered from then on, without a new version.
  await system.database.query('UPDATE proposal SET found_hash = NULL WHERE id = $1', [best!.id]);
  await matchAgain();
  const [again] = await proposals();
  expect(again).toMatchObject({ id: best!.id, version: best!.version, runId: best!.runId });
  expect(await system.database.query('SELECT 1 FROM proposal WHERE id = $1 AND found_hash IS NOT NULL', [best!.id])).toHaveLength(1);
  // A release that knows of no hash writes something else.
  await system.database.query('UPDATE proposal SET score = 0, version = version + 1 WHERE id = $1', [best!.id]);
  await matchAgain();
  expect(await system.database.query('SELECT 1 FROM proposal WHERE id = $1 AND score > 0', [best!.id])).toHaveLength(1);
});
