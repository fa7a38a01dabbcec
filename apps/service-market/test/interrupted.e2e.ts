// What broke off leaves nothing behind and is done again: matches, their proposals and the gap figures.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { startScene, type Scene } from './support/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(async () => {
  disarmFailPoints();
  await scene?.stop();
});

it('a match and a count that broke off are done once', async () => {
  const points = (['match.after-claim', 'match.before-commit', 'gaps.before-commit'] as const).map((name) => armFailPoint(name, 'throw@1'));
  await scene.offer();
  const need = await scene.need();
  expect(await scene.proposals(need.id)).toMatchObject([{ status: 'proposed', version: 1 }]);
  expect(await scene.query('SELECT trigger FROM need_match WHERE need_id = $1', [need.id])).toEqual([{ trigger: 'posted' }]);
  expect(await scene.gaps('T1')).toMatchObject([{ needs: 1, fittingOffers: 1, unmet: 0 }]);
  const told = await scene.query(`SELECT 1 FROM outbox WHERE subject LIKE '%service-need-matched%' AND body->>'needId' = $1`, [need.id]);
  expect(told).toHaveLength(1);
  for (const point of points) expect(point.hits()).toBeGreaterThan(1);
});

it('a queue that forgot everything loses nothing: what waits is in Postgres', async () => {
  const need = await scene.need({ quantity: 3 });
  await scene.query(`INSERT INTO need_rematch (need_id, trigger, since) VALUES ($1, 'need_changed', now())`, [need.id]);
  await scene.quiet();
  expect((await scene.match(need.id)).trigger).toBe('need_changed');
});
