// How long after a change of one enterprise was committed the proposals of the lots it concerns are others.
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../quantile.js';
import type { LiveScene } from './scene.js';

/**
 * Somebody who is proposed leaves, and comes back: milliseconds from the commit of the registry's event (its row of the outbox) to the end
 * of the run after which the lot no longer, or again, proposes the enterprise.
 */
export async function changeOne(scene: LiveScene, changes: number, say: (line: string) => void): Promise<Record<string, number>> {
  say(`changing ${changes} enterprises one by one`);
  const { rows: pairs } = await scene.postgres.query<{ lot: string; enterprise: string }>(
    `SELECT DISTINCT ON (p.offering_id) p.subject_id AS lot, p.offering_id AS enterprise FROM matching.proposal p
     WHERE p.status = 'proposed' AND p.rank <= 3 ORDER BY p.offering_id LIMIT $1`, [Math.ceil(changes / 2)],
  );
  const times: number[] = [];
  for (const { lot, enterprise } of pairs) {
    for (const active of [false, true]) times.push(await changed(scene, lot, enterprise, active));
  }
  times.sort((one, other) => one - other);
  const round = (value: number) => Number(value.toFixed(1));
  return { changes: times.length, change_p50_ms: round(quantile(times, 0.5)), change_p95_ms: round(quantile(times, 0.95)) };
}

async function changed({ admin, postgres }: LiveScene, lot: string, id: string, active: boolean): Promise<number> {
  const shown = (await admin.GET('/v1/enterprises/{id}', { params: { path: { id } } })).data;
  const { version } = (await admin.PATCH('/v1/enterprises/{id}', {
    params: { path: { id }, header: { 'If-Match': `"${shown.version}"` } }, body: { active },
  })).data;
  for (;;) {
    const { rows: [row] } = await postgres.query<{ ms: number }>(
      `SELECT extract(epoch FROM m.finished_at - o.created_at)::float8 * 1000 AS ms
       FROM registry.outbox o, matching.proposal p, matching.match_run m
       WHERE o.aggregate_id = $1 AND o.version = $2 AND p.subject_id = $3 AND p.offering_id = $1::uuid AND p.status = $4
         AND m.lot_id = $3 AND m.finished_at > o.created_at ORDER BY m.finished_at LIMIT 1`,
      [id, version, lot, active ? 'proposed' : 'withdrawn'],
    );
    if (row) return row.ms;
    await sleep(5);
  }
}
