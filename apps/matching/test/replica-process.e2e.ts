// The index in processes of their own: killed while it takes changes in, it comes back with all of them; several processes all follow.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { GetMatchRun, PostRequirement } from '#contracts/matching/requirements.js';
import { ListProposals } from '#contracts/matching/proposals.js';
import { buildCodeTree, matchLot } from '#engine';
import { waitFor } from '#testing/wait-for.js';
import { candidateMaker } from '../src/projection/candidate.js';
import { settingOf } from '../src/runs/lot-need.js';
import { buyer, buyerActor, cda, cluster, codes, inDays, requirement } from './support/garments.js';
import { dice, manyMakers } from './support/many-makers.js';
import { MatchingProcesses } from './support/matching-process.js';
import { contextOf, startMatching, type MatchingSystem } from './support/system.js';

const makers = manyMakers(60, dice(7));
let system: MatchingSystem;
let processes: MatchingProcesses;

beforeAll(async () => {
  system = await startMatching({ MATCHING_REPLICA: 'off' });
  processes = new MatchingProcesses(system);
  for (const each of makers.slice(0, 20)) await system.registry.putEnterprise(each);
  await waitFor(async () => {
    const [row] = await system.database.query<{ known: number }>('SELECT count(*)::int AS known FROM enterprise_projection');
    return row!.known === 20;
  }, { what: 'the first 20 are projected' });
  // From here on it is the processes that do the work.
  await system.service.stop();
});
afterAll(async () => {
  await processes?.stop();
  await system?.stop();
});

const indexed = async (url: string) => Number(/replica_enterprises\{[^}]*\} (\d+)/.exec(await (await fetch(`${url}/metrics`)).text())?.[1] ?? 0);
const holds = (url: string, count: number) => waitFor(async () => (await indexed(url)) === count, { what: `the index of ${url} holds ${count}` });

it('killed in the middle of following and of making an index anew, the next process answers as if nothing had happened', async () => {
  const killed = async (failPoint: string, knows: number, changed: typeof makers) => {
    const { child, url } = await processes.start({ FAIL_POINTS: `${failPoint}=kill@1`, MATCHING_REPLICA_FOLD_FROM: '10' });
    await holds(url, knows);
    const died = once(child, 'exit');
    for (const each of changed) await system.registry.putEnterprise(each);
    expect(await died).toEqual([null, 'SIGKILL']);
  };
  await killed('replica.before-change', 20, makers.slice(20));
  // Whatever was not told to the one that died the next one is told again.
  const later = makers.map((each) => ({ ...each, version: 2 }));
  await killed('replica.before-adoption', makers.length, later);
  const last = await processes.start();
  await holds(last.url, makers.length);
  const lots = [{ code: 'G11', quantity: 500, unit: 'piece', deadline: inDays(90), mandatoryCertifications: [], preferredCertifications: [] }];
  const posted = await system.ask(PostRequirement, requirement({ lots }), contextOf(buyerActor));
  const [lot] = posted.lots;
  const run = await waitFor(async () => {
    const its = await system.ask(GetMatchRun, { id: lot!.lastRunId! }, contextOf(cda));
    return its.status === 'done' ? its : null;
  }, { what: 'the run is done' });
  expect(run.search?.by).toBe('index');
  const { items } = await system.ask(ListProposals, { lotId: lot!.id, limit: 200, order: 'score' }, contextOf(cda));
  const today = run.createdAt.slice(0, 10);
  const expected = matchLot(
    { ...lots[0]!, lotId: lot!.id, title: posted.title, today, buyerId: buyer.id, buyerName: buyer.name, value: null }, makers.map((each) => candidateMaker(each)(today)), settingOf(cluster, null), buildCodeTree(codes),
  );
  expect(expected.proposals.length).toBeGreaterThan(5);
  expect(items.map(({ enterpriseId, score }) => [enterpriseId, score])).toEqual(expected.proposals.map(({ enterpriseId, score }) => [enterpriseId, score]));
});

it('a change reaches the index of every process', async () => {
  const running = [await processes.start(), await processes.start()];
  const { enterprises } = system.registry;
  for (const { url } of running) await holds(url, enterprises.size);
  for (const each of manyMakers(5, dice(9))) await system.registry.putEnterprise(each);
  for (const { url } of running) await holds(url, enterprises.size);
});
