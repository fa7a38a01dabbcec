// What if and why not by the index in memory: the same counts and the same places as by judging everybody.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EvaluateEnterprise } from '#contracts/matching/proposals.js';
import { GetLotWhatIfs } from '#contracts/matching/what-ifs.js';
import { PostRequirement } from '#contracts/matching/requirements.js';
import { Metrics } from '#platform/metrics.js';
import { waitFor } from '#testing/wait-for.js';
import { Replica } from '../src/replica/replica.js';
import { startScene, type Scene } from './linkage-scene.js';
import { buyerActor, cda, inDays, requirement } from './support/garments.js';
import { dice, manyLots, manyMakers } from './support/many-makers.js';
import { contextOf } from './support/system.js';

const byIndex = { MATCHING_REPLICA_FROM: '0', MATCHING_REPLICA_NEAREST: '0' };
const seed = Date.now() % 1_000_000;
const roll = dice(seed);
const makers = manyMakers(90, roll);
let scene: Scene;
let lotIds: string[];

const loaded = () => waitFor(() => scene.service.app.get(Replica).loaded !== null, { what: 'the index is loaded' });
const askedOfIndex = async () =>
  Number(/replica_match_runs_total\{by="index",because="",app="matching"\} (\d+)/.exec(await scene.service.app.get(Metrics).text())?.[1] ?? 0);

beforeAll(async () => {
  scene = await startScene({ maxProposals: 3, minimumScore: 0.4, minimumShare: 0.5, invitationCap: 1 }, byIndex);
  await scene.register(...makers);
  await loaded();
  const posted = await scene.ask(PostRequirement, requirement({ lots: manyLots(8, roll) }), contextOf(buyerActor));
  lotIds = posted.lots.map(({ id }) => id);
  await scene.quiet();
  // Whom the index does not speak for: one that was invited, one that gave the lot its answer.
  const [first, second] = (await Promise.all(lotIds.map((id) => scene.proposalsOf(id)))).flat();
  await scene.decide(second!, { ruling: 'decline', reasonCode: 'price' });
  await scene.quiet();
  await scene.invite(first!);
  await scene.quiet();
});
afterAll(() => scene?.stop());

async function everything() {
  const whatIfs = [];
  const places = [];
  for (const lotId of lotIds) {
    whatIfs.push(await scene.ask(GetLotWhatIfs, { lotId }, contextOf(cda)));
    for (const { id } of makers.slice(0, 30)) {
      const { whyNot } = await scene.ask(EvaluateEnterprise, { lotId, enterpriseId: id }, contextOf(cda));
      places.push({ lotId, id, whyNot });
    }
  }
  return { seed, whatIfs, places };
}

it('says the same by the index as by tables', async () => {
  await loaded();
  const before = await askedOfIndex();
  const day = inDays(0);
  const found = await everything();
  expect(await askedOfIndex()).toBeGreaterThanOrEqual(before + lotIds.length);
  expect(found.whatIfs.flatMap(({ changes }) => changes).length).toBeGreaterThan(10);
  expect(found.places.filter(({ whyNot }) => whyNot.last !== null).length).toBeGreaterThan(0);
  await scene.restart({ ...byIndex, MATCHING_REPLICA: 'off' });
  const judged = await everything();
  // After midnight it is another lot.
  if (inDays(0) === day) expect(judged).toEqual(found);
});
