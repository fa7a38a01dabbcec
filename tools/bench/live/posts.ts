// From an accepted post to its proposals, at a steady rate, in clusters as large as enterprises are many in them.
import { setTimeout as sleep } from 'node:timers/promises';
import { day } from '../../fleet/small-cluster.js';
import { quantile } from '../quantile.js';
import { randomFor, type Random } from '../seed/random.js';
import type { LiveScene } from './scene.js';

const perSecond = 20;
/** Posts that warm everything up and are not counted. */
const warmUp = 40;

/**
 * Milliseconds from the acceptance (`postedAt`) to the end of the run (`finishedAt`, just before the commit that shows the proposals), by clocks
 * of the same machine; and how many runs went through the index.
 */
export async function postLots(scene: LiveScene, posts: number, say: (line: string) => void): Promise<Record<string, number>> {
  say(`posting ${perSecond} a second`);
  const random = randomFor(3, 0);
  const ids: string[] = [];
  const pending: Promise<void>[] = [];
  const [begin, cpu] = [Date.now(), scene.cpuSeconds()];
  for (let number = 0; number < warmUp + posts; number += 1) {
    await sleep(Math.max(0, begin + (number * 1000) / perSecond - Date.now()));
    const body = requirementIn(scene, random, number);
    pending.push(scene.buyerIn(body.clusterId).POST('/v1/requirements', { body }).then(({ data }) => void (ids[number] = data.id)));
  }
  await Promise.all(pending);
  await scene.quiet();
  const cpuMs = ((scene.cpuSeconds() - cpu) * 1000) / (warmUp + posts);
  const { rows } = await scene.postgres.query<{ ms: number; by: string; because: string | null; proposed: number }>(
    `SELECT extract(epoch FROM m.finished_at - r.posted_at)::float8 * 1000 AS ms, m.search->>'by' AS by, m.search->>'because' AS because, (m.counts->>'proposed')::int AS proposed
     FROM matching.requirement r CROSS JOIN LATERAL (
       SELECT * FROM matching.match_run WHERE requirement_id = r.id ORDER BY id LIMIT 1) m WHERE r.id = ANY($1)`, [ids.slice(warmUp)],
  );
  const timesOf = (which: typeof rows) => which.map(({ ms }) => ms).sort((one, other) => one - other);
  const [all, indexed] = [timesOf(rows), timesOf(rows.filter(({ by }) => by === 'index'))];
  for (const why of new Set(rows.map(({ because }) => because))) {
    const those = rows.filter(({ because }) => because === why);
    say(`  ${why ?? 'index'}: ${those.length} runs, p95 ${quantile(timesOf(those), 0.95).toFixed(0)} ms`);
  }
  return {
    posts: rows.length, post_cpu_ms: round(cpuMs), by_index: indexed.length, proposed_mean: round(rows.reduce((sum, { proposed }) => sum + proposed, 0) / rows.length),
    proposals_p50_ms: round(quantile(all, 0.5)), proposals_p95_ms: round(quantile(all, 0.95)), proposals_p99_ms: round(quantile(all, 0.99)),
    proposals_by_index_p95_ms: round(quantile(indexed, 0.95)),
  };
}

/** Drawn as enterprises are: the more of them a cluster has, the more is asked of it, and mostly of its trade. */
function requirementIn({ world }: LiveScene, random: Random, number: number) {
  const place = world.places[world.place.at(random)]!;
  const trade = random() < 0.8 ? place.trade : world.trades[world.trade.at(random)]!;
  const { code, unit } = trade.codes[trade.code.at(random)]!;
  const { country, latitude, longitude } = place.cluster.place;
  return {
    clusterId: place.cluster.id, title: `Order ${number}`,
    lots: [{
      code, quantity: 50 + Math.floor(random() * 2_000), unit, deadline: day(30 + Math.floor(random() * 120)),
      ...(random() < 0.5 ? { ceilingPrice: { amount: 4 + Math.floor(random() * 80) / 10, currency: 'USD' } } : {}),
      ...(random() < 0.3 ? { place: { country, latitude, longitude, maxDistanceKm: 30 + Math.floor(random() * 200) } } : {}),
      ...(random() < 0.2 ? { mandatoryCertifications: ['ISO 9001'] } : {}),
    }],
  };
}

const round = (value: number) => Number(value.toFixed(1));
