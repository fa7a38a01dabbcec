// Everything at once, in any order: when it has calmed down, matching every open lot again changes nothing.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ConfirmLotCode, MatchLot, MoveRequirement, PostRequirement, type Requirement,
} from '#contracts/matching/requirements.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { runs } from '#testing/depth.js';
import { waitFor } from '#testing/wait-for.js';
import { RunsRepository } from '../src/runs/runs.repository.js';
import { buyer, buyerActor, cluster, enterprise, lot, requirement } from './support/garments.js';
import { contextOf, startMatching, type MatchingSystem } from './support/system.js';

let system: MatchingSystem;
describe.each([
  ['judges everybody', {}],
  ['asks the index', { MATCHING_REPLICA_FROM: '0', MATCHING_REPLICA_NEAREST: '1' }],
])('matching that %s', (_, env: Record<string, string>) => {
  beforeAll(async () => {
    system = await startMatching(env);
  });
  afterAll(() => system?.stop());

  it('converges', converges, 600_000);
});

/** Numbers that are the same for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const quiet = () => waitFor(async () => {
  const rows = await system.database.query(
    `SELECT 1 FROM match_run WHERE status = 'pending' UNION ALL SELECT 1 FROM enterprise_rematch
     UNION ALL SELECT 1 FROM outbox WHERE published_at IS NULL
     UNION ALL SELECT 1 FROM dead_letter WHERE status = 'retrying'`,
  );
  const versions = await system.database.query<{ id: string; version: number }>(
    `SELECT id, version FROM enterprise_projection UNION ALL SELECT id, version FROM cluster_projection
     UNION ALL SELECT id, version FROM buyer_projection`,
  );
  const projected = new Map(versions.map((row) => [row.id, row.version]));
  const { clusters, buyers, enterprises } = system.registry;
  return (
    rows.length === 0 &&
    [...clusters.values(), ...buyers.values(), ...enterprises.values()].every((each) => projected.get(each.id) === each.version)
  );
}, { what: 'all is calm', timeoutMs: runs(50_000) });

async function converges(): Promise<void> {
  const seed = Date.now() % 1_000_000;
  const roll = dice(seed);
  const enterprises: EnterpriseForMatching[] = [];
  const open: Requirement[] = [];
  let [theCluster, theBuyer] = [cluster, buyer];
  const code = () => ['G11', 'G12', 'G1', 'G21'][roll(4)]!;
  const history = () => Array.from({ length: roll(4) }, () => ({
    date: `2026-01-1${roll(9)}`, codes: [code()], title: ['T-shirts for spring', 'Spring coats', 'Bread'][roll(3)]!,
    onTime: null, rejectedShare: null, source: 'Invoice', ...(roll(2) > 0 && { verifiedBy: 'CDA' }),
  }));
  const register = (document: EnterpriseForMatching) => system.registry.putEnterprise(document);
  const steps: (() => Promise<unknown>)[] = [
    async () => {
      const made = enterprise(`E${enterprises.length}`, { trackRecords: history() }, { code: code(), leadTimeDays: roll(120) });
      enterprises.push(made);
      await register(made);
    },
    async () => {
      const index = roll(enterprises.length || 1);
      const known = enterprises[index];
      if (!known) return;
      const capability = { ...known.capabilities[0]!, code: code(), leadTimeDays: roll(120) };
      enterprises[index] = {
        ...known,
        version: known.version + 1,
        active: roll(5) > 0,
        capabilities: [capability],
        trackRecords: history(),
      };
      await register(enterprises[index]!);
    },
    async () => {
      const lots = [lot({ code: code() }), lot({ code: code(), quantity: 1 + roll(5000) })];
      open.push(await system.ask(PostRequirement, requirement({ lots }), contextOf(buyerActor, newId())));
    },
    async () => {
      const posted = open[roll(open.length || 1)];
      if (posted)
        await system
          .ask(ConfirmLotCode, { lotId: posted.lots[0]!.id, version: posted.version, code: code() }, contextOf(buyerActor))
          .catch(ignoreConflict);
    },
    async () => {
      const posted = open[roll(open.length * 3 || 1)];
      if (posted)
        await system
          .ask(
            MoveRequirement,
            { id: posted.id, version: posted.version, action: 'cancel' },
            contextOf(buyerActor),
          )
          .catch(ignoreConflict);
    },
    async () => {
      const weights = { ...cluster.weights, price: roll(10), leadTimeMargin: 1 + roll(10) };
      theCluster = {
        ...theCluster,
        version: theCluster.version + 1,
        weightsVersion: theCluster.weightsVersion + 1,
        weights,
      };
      await system.registry.putCluster(theCluster);
    },
    async () => {
      theBuyer = {
        ...theBuyer,
        version: theBuyer.version + 1,
        optOutEnterpriseIds: enterprises.filter(() => roll(4) === 0).map((each) => each.id),
      };
      await system.registry.putBuyer(theBuyer);
    },
  ];
  const weights = [0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 6];
  for (let round = 0; round < Math.min(runs(12), 80); round += 1) {
    await Promise.all(Array.from({ length: 8 }, () => steps[weights[roll(weights.length)]!]!()));
    await new Promise((resolve) => setTimeout(resolve, roll(60)));
  }
  await quiet();
  const alive = () =>
    system.database.query(
      `SELECT subject_id, offering_id, status, version, rank, score FROM proposal WHERE status = 'proposed' ORDER BY id`,
    );
  const before = await alive();
  const repository = system.service.app.get(RunsRepository);
  const jobs = system.service.app.get(Jobs);
  await system.database.transaction(async (tx) => {
    for (const id of await repository.requestForCluster(tx, cluster.id, 'cluster_changed'))
      await jobs.add(MatchLot, id);
  });
  await quiet();
  expect({ seed, alive: await alive() }).toEqual({ seed, alive: before });
  expect(before.length).toBeGreaterThan(0);
  const [dead] = await system.database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM dead_letter',
  );
  expect(dead!.count).toBe(0);
}

function ignoreConflict(error: unknown): void {
  const { code } = error as { code?: string };
  if (code !== 'transition_not_allowed' && code !== 'version_stale') throw error;
}
