// Whether a running system has come to rest: facts of Postgres and JetStream, not the absence of change for a while.
import type { JetStreamManager } from '@nats-io/jetstream';
import type { Client } from 'pg';

const schemas = ['registry', 'matching', 'service_market', 'notifications'];

/** Work that is due. What is planned for a later hour, such as another try or a reminder, is not waited for. */
const due = [
  `SELECT 'runs' FROM matching.match_run WHERE status <> 'done'`,
  `SELECT 'changed enterprises' FROM matching.enterprise_rematch`,
  `SELECT 'needs to match' FROM service_market.need_rematch`,
  `SELECT 'changed offers' FROM service_market.offer_rematch`,
  `SELECT 'changed gaps' FROM service_market.gap_change`,
  `SELECT 'changed openings' FROM service_market.opening_change`,
  // Every cluster is looked at once by itself.
  `SELECT 'clusters to look at' FROM service_market.cluster_projection c
   WHERE NOT EXISTS (SELECT FROM service_market.opening_check k WHERE k.cluster_id = c.id)`,
  ...['matching', 'service_market'].flatMap((name) => [
    `SELECT '${name}: decisions' FROM ${name}.decision WHERE undone_at IS NULL AND took_effect_at IS NULL AND ruling <> 'ask'
       AND effective_at <= now() + interval '5 minutes'`,
    `SELECT '${name}: cut-offs' FROM ${name}.invitation WHERE status = 'open' GROUP BY proposal_id HAVING max(closes_at) <= now()`,
  ]),
  `SELECT 'imports' FROM registry.import WHERE state IN ('reading', 'checking', 'importing', 'undoing')`,
  `SELECT 'claims to look at' FROM registry.claim_review WHERE due <= (now() AT TIME ZONE 'UTC')::date`,
  `SELECT 'asked resets' FROM registry.password_reset_request`,
  // Also for what the services do after it: an erasure is done when all have told so.
  `SELECT 'erasures' FROM registry.person_erasure WHERE state <> 'done'`,
  `SELECT 'deliveries' FROM notifications.delivery WHERE next_attempt_at <= now() OR leased_until > now()`,
  ...schemas.map((name) => `SELECT '${name}: unpublished' FROM ${name}.outbox WHERE published_at IS NULL`),
  ...schemas.map((name) => `SELECT '${name}: tried again' FROM ${name}.dead_letter WHERE next_attempt_at IS NOT NULL`),
].join(' UNION ALL ');
const told = schemas.map((name) => `(SELECT count(*) FROM ${name}.outbox)`).join(' + ');

/** True when nothing is due, nothing is on its way, and nothing was told while we looked. */
export async function atRest(postgres: Client, manager: JetStreamManager, stream: string): Promise<boolean> {
  const look = async () => {
    const { rows } = await postgres.query<{ due: number; told: string }>(
      `SELECT count(*)::int AS due, (${told})::text AS told FROM (${due}) AS work`,
    );
    return rows[0]!;
  };
  const before = await look();
  if (before.due > 0) return false;
  for await (const { num_pending, num_ack_pending } of manager.consumers.list(stream)) {
    if (num_pending + num_ack_pending > 0) return false;
  }
  const after = await look();
  return after.due === 0 && after.told === before.told;
}
