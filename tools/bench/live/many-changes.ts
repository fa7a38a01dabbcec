// Very many enterprises change in one transaction: how long until everything they concern is right again, and whether it is.
import { setTimeout as sleep } from 'node:timers/promises';
import { EnterpriseChanged } from '#contracts/registry/enterprises.js';
import type { LiveScene } from './scene.js';

/** Seconds from the commit to the last run; `right_again`: matching every open lot once more changes no proposal. */
export async function changeMany(scene: LiveScene, count: number, say: (line: string) => void): Promise<Record<string, number | boolean>> {
  const { postgres } = scene;
  say(`changing ${count} enterprises at once`);
  const { rows: [before] } = await postgres.query<{ runs: number }>('SELECT count(*)::int AS runs FROM matching.match_run');
  await postgres.query('CREATE TEMP TABLE IF NOT EXISTS bench_changed (id uuid, version integer)');
  await postgres.query(manySql, [count, EnterpriseChanged.subject]);
  const [begin, cpu, parts] = [performance.now(), scene.cpuSeconds(), scene.cpuByPart()];
  let projected: number | null = null;
  for (let told = begin; ;) {
    const { rows: [left] } = await postgres.query<{ stale: number; marks: number; runs: number }>(
      `SELECT (SELECT count(*)::int FROM bench_changed c JOIN matching.enterprise_projection p USING (id) WHERE p.version < c.version) AS stale,
         (SELECT count(*)::int FROM matching.enterprise_rematch) AS marks, (SELECT count(*)::int FROM matching.match_run WHERE status = 'pending') AS runs`,
    );
    if (left!.stale === 0) projected ??= (performance.now() - begin) / 1000;
    if (left!.stale + left!.marks + left!.runs === 0) break;
    if (performance.now() - told > 5_000) {
      told = performance.now();
      say(`  ${left!.stale} not projected, ${left!.marks} marked, ${left!.runs} runs pending`);
    }
    await sleep(500);
  }
  const seconds = (performance.now() - begin) / 1000;
  const cpuSeconds = scene.cpuSeconds() - cpu;
  const byPart = Object.entries(scene.cpuByPart()).map(([name, value]) => [`at_once_cpu_${name}_s`, Number((value - parts[name]!).toFixed(1))]);
  const { rows: [after] } = await postgres.query<{ runs: number }>('SELECT count(*)::int AS runs FROM matching.match_run');
  const proposals = await proposed(scene);
  say('matching every open lot once more');
  await postgres.query(`INSERT INTO matching.match_run (id, requirement_id, lot_id, cluster_id, buyer_id, status, trigger, near_misses, created_at)
    SELECT ('ffffffff' || substr(gen_random_uuid()::text, 9))::uuid, r.id, l.id, r.cluster_id, r.buyer_id, 'pending', 'enterprise_changed', '[]', clock_timestamp()
    FROM matching.lot l JOIN matching.requirement r ON r.id = l.requirement_id WHERE l.status = 'open' AND r.status = 'posted' AND l.code IS NOT NULL`);
  await scene.quiet();
  return {
    at_once: count, at_once_projected_s: Number(projected!.toFixed(1)), at_once_s: Number(seconds.toFixed(1)), at_once_cpu_s: Number(cpuSeconds.toFixed(1)), ...Object.fromEntries(byPart), at_once_runs: after!.runs - before!.runs, right_again: (await proposed(scene)) === proposals,
  };
}

/** Everything that is proposed, as one hash. */
async function proposed({ postgres }: LiveScene): Promise<string> {
  const { rows: [row] } = await postgres.query<{ hash: string }>(
    `SELECT md5(string_agg(subject_id || ' ' || offering_id || ' ' || status || ' ' || CASE WHEN status = 'proposed' THEN rank || ' ' || score ELSE '' END, ',' ORDER BY subject_id, offering_id)) AS hash
     FROM matching.proposal`,
  );
  return row!.hash;
}

const manySql = `
  WITH chosen AS MATERIALIZED (SELECT id FROM registry.enterprise WHERE active ORDER BY md5(id::text) LIMIT $1),
    changed AS (UPDATE registry.enterprise e SET version = version + 1, updated_at = now() FROM chosen WHERE e.id = chosen.id RETURNING e.id, e.version),
    claims AS (UPDATE registry.capability c SET lead_time_days = 2 + (coalesce(lead_time_days, 20) * 7) % 60 FROM chosen WHERE c.enterprise_id = chosen.id),
    told AS (INSERT INTO registry.outbox (id, subject, aggregate_id, version, request_id, body)
      SELECT gen_random_uuid(), $2, id, version, 'bench', jsonb_build_object('enterpriseId', id, 'version', version) FROM changed)
  INSERT INTO bench_changed SELECT id, version FROM changed`;
