// Counts what was lost, doubled, unknown or is still on its way, from the database and from the mail sink, not from the services.
import { Client } from 'pg';
import type { Fleet } from '../../tools/fleet/fleet.js';

export interface Audit {
  accepted: number;
  /**
   * Accepted posts without a requirement, a finished run and a proposal of every maker; approvals without both invitations,
   * agreements without a linkage; events, jobs and e-mails that were given up.
   */
  lost: number;
  /** What `lost` consists of. */
  losses: Record<string, number>;
  /** Second requirements, runs, invitations or deliveries for one cause, and e-mails beyond the counted unknown ones. */
  duplicated: number;
  approved: number;
  linkages: number;
  mailsSent: number;
  /** Deliveries marked as sent of which the sink knows nothing. */
  mailsLost: number;
  /** Second copies of one Message-ID in the sink. */
  mailsSentTwice: number;
  /** Sends of which the system itself says that nobody knows. */
  mailsUnknown: number;
  /** Work that Postgres says is not done yet, by kind. */
  waiting: Record<string, number>;
  /** Nothing is waiting. */
  drained: boolean;
}

/** `accepted`: requirement id by Idempotency-Key of every 201; `makers`: how many proposals each lot must get. */
export async function auditFire(fleet: Fleet, accepted: ReadonlyMap<string, string>, makers: number): Promise<Audit> {
  const postgres = new Client({ connectionString: fleet.servers.postgresUrl });
  await postgres.connect();
  try {
    const count = async (sql: string, values: unknown[] = []) => {
      const { rows } = await postgres.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${sql}) AS found`, values);
      return rows[0]!.n;
    };
    const ids = [...accepted.values()];
    const lostPosts = await count(
      `SELECT id FROM unnest($1::uuid[]) AS id WHERE NOT EXISTS (SELECT FROM matching.requirement r WHERE r.id = id.id)
         OR EXISTS (SELECT FROM matching.lot l WHERE l.requirement_id = id.id AND NOT EXISTS
           (SELECT FROM matching.match_run m WHERE m.lot_id = l.id AND m.status = 'done'))`, [ids]);
    const waiting = {
      runs: await count(`SELECT id FROM matching.match_run WHERE status <> 'done'`),
      decisions: await count(`SELECT id FROM matching.decision WHERE undone_at IS NULL AND took_effect_at IS NULL`),
      deliveries: await count(`SELECT id FROM notifications.delivery WHERE status = 'pending' OR next_attempt_at IS NOT NULL`),
      outbox: await count(
        `SELECT id FROM registry.outbox WHERE published_at IS NULL UNION ALL SELECT id FROM matching.outbox WHERE published_at IS NULL
         UNION ALL SELECT id FROM service_market.outbox WHERE published_at IS NULL
         UNION ALL SELECT id FROM notifications.outbox WHERE published_at IS NULL`),
      events: await undelivered(count),
    };
    const losses = {
      posts: lostPosts,
      proposals: await count(
        `SELECT l.id FROM matching.lot l WHERE (SELECT count(*) FROM matching.proposal p WHERE p.subject_id = l.id) <> $1`,
        [makers]),
      invitations: waiting.decisions > 0 ? 0 : await count(
        `SELECT p.id FROM matching.proposal p WHERE p.status IN ('approved', 'invited', 'agreed')
           AND (SELECT count(*) FROM matching.invitation i WHERE i.proposal_id = p.id) <> 2`),
      linkages: await count(
        `SELECT p.id FROM matching.proposal p
         WHERE (p.status = 'agreed') <> EXISTS (SELECT FROM matching.agreement k WHERE k.proposal_id = p.id)
           OR p.status = 'invited' AND 2 = (SELECT count(*) FROM matching.invitation i WHERE i.proposal_id = p.id AND i.answer = 'yes')`),
      deadLetters: await count(
        ['registry', 'matching', 'service_market', 'notifications']
          .map((schema) => `SELECT id FROM ${schema}.dead_letter WHERE status = 'dead'`).join(' UNION ALL ')),
      mails: await count(
        `SELECT id FROM notifications.delivery WHERE channel = 'email' AND status IN ('dead', 'no_channel')`),
    };
    const doubles = await count(
      `SELECT title FROM matching.requirement GROUP BY title HAVING count(*) > 1
       UNION ALL SELECT lot_id::text FROM matching.match_run WHERE trigger = 'posted' GROUP BY lot_id HAVING count(*) > 1
       UNION ALL SELECT proposal_id::text || side FROM matching.invitation GROUP BY proposal_id, side HAVING count(*) > 1
       UNION ALL SELECT refers_to_id::text || recipient_id || channel || template FROM notifications.delivery
         WHERE refers_to_type = 'invitation' GROUP BY refers_to_id, recipient_id, channel, template HAVING count(*) > 1`);
    const { rows: sent } = await postgres.query<{ id: string; status: string; unknown: number }>(
      `SELECT id, status, unknown_sends AS unknown FROM notifications.delivery WHERE channel = 'email'`);
    const copies = new Map<string, number>();
    for (const { messageId } of fleet.smtp.messages) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
    const copiesOf = (deliveryId: string) => [...copies].find(([messageId]) => messageId.includes(deliveryId))?.[1] ?? 0;
    const mailsUnknown = sent.reduce((sum, row) => sum + row.unknown, 0);
    const excess = sent.filter((row) => copiesOf(row.id) > 1 + row.unknown).length;
    return {
      accepted: ids.length,
      lost: Object.values(losses).reduce((sum, n) => sum + n, 0),
      losses,
      duplicated: doubles + excess,
      approved: await count(`SELECT id FROM matching.decision WHERE ruling = 'approve' AND undone_at IS NULL`),
      linkages: await count('SELECT id FROM matching.agreement'),
      mailsSent: fleet.smtp.messages.length,
      mailsLost: sent.filter((row) => row.status === 'sent' && copiesOf(row.id) === 0).length,
      mailsSentTwice: [...copies.values()].reduce((sum, n) => sum + n - 1, 0),
      mailsUnknown,
      waiting,
      drained: Object.values(waiting).every((n) => n === 0),
    };
  } finally {
    await postgres.end();
  }
}

/** Invitations of which notifications has not heard yet: they are between the outbox and the inbox. */
function undelivered(count: (sql: string) => Promise<number>): Promise<number> {
  return count(
    `SELECT id FROM matching.invitation i WHERE NOT EXISTS
       (SELECT FROM notifications.delivery d WHERE d.refers_to_type = 'invitation' AND d.refers_to_id = i.id AND d.channel = 'email')`);
}
