// What the database says after a run, in SQL over every schema: nothing here asks a service.
import { InvitationIssued, LinkageAgreed, ReplyGiven } from '#contracts/matching/invitations.js';
import { ProposalEnded } from '#contracts/matching/proposals.js';
import { MissedOpeningsChanged } from '#contracts/matching/openings.js';
import { MatchRunFinished, RequirementPosted } from '#contracts/matching/requirements.js';
import { DeliveryGivenUp, givenUpStatuses } from '#contracts/notifications/deliveries.js';
import type { Client } from 'pg';
import { schemas } from '../../apps/all/src/schemas.js';
import type { Counts, Findings, SentRow } from './audit.js';
import type { Ledger } from './ledger.js';

/** Which events of a run an app must have heard of, by owner. */
const heard = [
  { app: 'matching', owner: 'matching', events: [RequirementPosted] },
  { app: 'notifications', owner: 'matching', events: [MatchRunFinished, InvitationIssued, ReplyGiven, LinkageAgreed, ProposalEnded] },
  { app: 'notifications', owner: 'notifications', events: [DeliveryGivenUp] },
  { app: 'service-market', owner: 'matching', events: [MissedOpeningsChanged] },
] as const;

const schemaOf = (app: string): string => schemas.find(({ name }) => name === app)!.schema ?? app;
const inEverySchema = (select: (schema: string) => string) => schemas.map(({ name }) => select(schemaOf(name))).join(' UNION ALL ');
const list = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(', ');

/** Work that is under way. What waits for a later day, as a reminder does, is not. */
const waiting: Record<string, string> = {
  runs: `SELECT FROM matching.match_run WHERE status <> 'done'`,
  rematches: 'SELECT FROM matching.enterprise_rematch',
  decisions: 'SELECT FROM matching.decision WHERE undone_at IS NULL AND took_effect_at IS NULL',
  deliveries: `SELECT FROM notifications.delivery WHERE status = 'pending' OR next_attempt_at IS NOT NULL`,
  attempts: 'SELECT FROM notifications.delivery_attempt WHERE outcome IS NULL',
  'events to send': inEverySchema((schema) => `SELECT FROM ${schema}.outbox WHERE published_at IS NULL`),
  'openings to look at': `SELECT FROM ${schemaOf('service-market')}.opening_change`,
  'events to hear': heard.map(({ app, owner, events }) => `SELECT FROM ${owner}.outbox o
    WHERE o.subject IN (${list(events.map(({ subject }) => subject))})
      AND NOT EXISTS (SELECT FROM ${schemaOf(app)}.inbox i WHERE i.consumer = '${app}' AND i.event_id = o.id)
      AND NOT EXISTS (SELECT FROM ${schemaOf(app)}.dead_letter d WHERE d.kind = 'event' AND d.subject_id = o.id::text AND d.status = 'dead')`).join(' UNION ALL '),
  retries: inEverySchema((schema) => `SELECT FROM ${schema}.dead_letter WHERE kind = 'event' AND status = 'retrying'`),
};

const stands = `p.status IN ('approved', 'invited', 'agreed', 'refused', 'lapsed')`;

/** `$1` is asked for where it stands: ids of what was accepted, by name. */
const lost = (makers: number): Record<string, string> => ({
  'posts without a requirement': `SELECT FROM unnest($1::uuid[]) AS id WHERE NOT EXISTS (SELECT FROM matching.requirement r WHERE r.id = id.id)`,
  'requirements without a lot or a finished run': `SELECT FROM matching.requirement r WHERE NOT EXISTS (
    SELECT FROM matching.lot l JOIN matching.match_run m ON m.lot_id = l.id WHERE l.requirement_id = r.id AND m.status = 'done')`,
  'runs without proposals or a reason': `SELECT FROM matching.match_run
    WHERE status = 'done' AND none_reason IS NULL AND coalesce((counts->>'proposed')::int, 0) = 0`,
  'lots without a proposal of every maker': `SELECT FROM matching.lot l
    WHERE (SELECT count(*) FROM matching.proposal p WHERE p.subject_id = l.id) < ${makers}`,
  'approvals in effect without both invitations': `SELECT FROM matching.decision d JOIN matching.proposal p ON p.decision_id = d.id
    WHERE d.took_effect_at IS NOT NULL AND d.ruling IN ('approve', 'amend') AND ${stands}
      AND (SELECT count(*) FROM matching.invitation i WHERE i.proposal_id = p.id) < 2`,
  // Nobody amends but by splitting.
  'splits done in part': `SELECT FROM matching.allocation a
      WHERE a.quantity IS DISTINCT FROM (SELECT sum(d.quantity) FROM matching.allocation_share s JOIN matching.decision d ON d.id = s.decision_id WHERE s.allocation_id = a.id)
    UNION ALL SELECT FROM matching.decision d WHERE d.ruling = 'amend' AND NOT EXISTS (SELECT FROM matching.allocation_share s WHERE s.decision_id = d.id)`,
  'invitations for another quantity than the share': `SELECT FROM matching.allocation_share s JOIN matching.proposal p ON p.decision_id = s.decision_id
    JOIN matching.invitation i ON i.proposal_id = p.id WHERE i.quantity <> s.quantity`,
  'invitations without an e-mail': withoutMail('invitation', 'SELECT id, organisation_id AS recipient FROM matching.invitation'),
  'linkages without both e-mails': withoutMail('linkage', `SELECT id, asking_id AS recipient FROM matching.agreement
    UNION ALL SELECT id, offering_id FROM matching.agreement`),
  'agreements without a linkage': `SELECT FROM matching.proposal p WHERE
    (p.status = 'agreed') <> EXISTS (SELECT FROM matching.agreement k WHERE k.proposal_id = p.id)
    OR p.status = 'invited' AND 2 = (SELECT count(*) FROM matching.invitation i WHERE i.proposal_id = p.id AND i.answer = 'yes')`,
  'e-mails given up without a word': `SELECT FROM notifications.delivery d
    WHERE d.next_attempt_at IS NULL AND d.status IN (${list(givenUpStatuses)})
      AND NOT EXISTS (SELECT FROM notifications.outbox o WHERE o.subject = '${DeliveryGivenUp.subject}' AND o.aggregate_id = d.id::text)`,
  'dead letters': inEverySchema((schema) => `SELECT FROM ${schema}.dead_letter WHERE status = 'dead'`),
});

function withoutMail(type: string, select: string): string {
  return `SELECT FROM (${select}) AS told WHERE NOT EXISTS (SELECT FROM notifications.delivery d
    WHERE d.refers_to_type = '${type}' AND d.refers_to_id = told.id AND d.recipient_id = told.recipient AND d.channel = 'email')`;
}

const more = (columns: string, from: string, than = 1) => `SELECT FROM ${from} GROUP BY ${columns} HAVING count(*) > ${than}`;
const duplicated: Record<string, string> = {
  requirements: more('title', 'matching.requirement'),
  'first runs of a lot': more('lot_id', `matching.match_run WHERE trigger = 'posted'`),
  'results of a run': more('aggregate_id', `matching.outbox WHERE subject = '${MatchRunFinished.subject}'`),
  'proposals of a pair': more('subject_id, offering_id', 'matching.proposal'),
  'decisions in effect on a proposal': more('proposal_id', 'matching.decision WHERE took_effect_at IS NOT NULL'),
  'decisions undone and in effect': 'SELECT FROM matching.decision WHERE undone_at IS NOT NULL AND took_effect_at IS NOT NULL',
  invitations: more('proposal_id, side', 'matching.invitation'),
  replies: more('invitation_id', 'matching.reply'),
  linkages: more('proposal_id', 'matching.agreement'),
  'lots linked beyond what was asked': `SELECT FROM matching.lot l JOIN matching.agreement k ON k.subject_id = l.id
    GROUP BY l.id HAVING sum(k.quantity) > l.quantity`,
  'lots split beyond what was asked': `SELECT FROM matching.lot l JOIN matching.proposal p ON p.subject_id = l.id
      JOIN matching.allocation_share s ON s.decision_id = p.decision_id
    WHERE p.status IN ('approved', 'invited', 'agreed') GROUP BY l.id HAVING sum(s.quantity) > l.quantity`,
  'messages about one thing': more('refers_to_id, recipient_id, channel, template',
    `notifications.delivery WHERE template IN ('invitation', 'linkage-agreed')`),
};

/** Work under way, by kind. */
export async function readWaiting(postgres: Client): Promise<Counts> {
  return counted(postgres, waiting);
}

export async function readFindings(postgres: Client, ledger: Ledger, makers: number): Promise<Findings> {
  const ids = [...ledger.accepted.values()];
  return {
    waiting: await readWaiting(postgres),
    lost: { ...(await counted(postgres, lost(makers), ids)), ...(await broken(postgres, ledger)) },
    duplicated: {
      ...(await counted(postgres, duplicated)),
      'keys answered with two requirements': ids.length - new Set(ids).size,
      'answers that contradict the first one': ledger.contradictions.length,
      'decisions on one version of a proposal': ledger.ruledTwice,
    },
  };
}

/** What people were told and the database does not know. */
async function broken(postgres: Client, ledger: Ledger): Promise<Counts> {
  const missing = async (ids: readonly string[], known: string) => counted(
    postgres, { n: `SELECT FROM unnest($1::uuid[]) AS told(id) WHERE NOT EXISTS (SELECT FROM ${known})` }, ids,
  ).then(({ n }) => n!);
  const answered = (answer: string) => [...ledger.replies].filter(([, given]) => given === answer).map(([id]) => id);
  return {
    'decisions answered and not kept': await missing(ledger.approvals.map(({ decisionId }) => decisionId), 'matching.decision d WHERE d.id = told.id'),
    'splits answered and not kept': await missing(ledger.splits, 'matching.allocation a WHERE a.id = told.id'),
    'decisions undone that stand': await missing(ledger.undone, 'matching.decision d WHERE d.id = told.id AND d.undone_at IS NOT NULL'),
    'replies answered and not kept': await missing(answered('yes'), `matching.reply r WHERE r.invitation_id = told.id AND r.answer = 'yes'`)
      + await missing(answered('no'), `matching.reply r WHERE r.invitation_id = told.id AND r.answer = 'no'`),
  };
}

/** Every message to somebody outside, for the comparison with the sinks. */
export async function readSent(postgres: Client): Promise<SentRow[]> {
  const { rows } = await postgres.query<SentRow>(
    `SELECT id, concat_ws(' ', refers_to_id, recipient_id, template, channel,
       CASE WHEN template NOT IN ('invitation', 'linkage-agreed') THEN event_id END) AS about, status, unknown_sends AS unknown
     FROM notifications.delivery WHERE channel <> 'feed'`);
  return rows;
}

async function counted(postgres: Client, queries: Record<string, string>, ids?: readonly string[]): Promise<Counts> {
  const counts: Counts = {};
  for (const [name, sql] of Object.entries(queries)) {
    const values = sql.includes('$1') ? [ids] : [];
    const { rows } = await postgres.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${sql}) AS found`, values);
    counts[name] = rows[0]!.n;
  }
  return counts;
}
