// What must always hold between decisions, invitations and agreements; a row returned is a violation (hop 9). Looks
// at what is open and what is recent, not at all that ever was.
import { idsSince } from '#platform/ids.js';
import type { Invariant } from '#platform/reconcile.js';

// The instants of an invitation pass through JavaScript, which knows milliseconds: one that is sent within the
// millisecond in which its decision took effect looks earlier than it, unless both are cut to milliseconds.
export const brokeringInvariants: readonly Invariant[] = [
  {
    name: 'decision due for 5 minutes without effect',
    sql: `SELECT id FROM decision WHERE undone_at IS NULL AND took_effect_at IS NULL
            AND effective_at < clock_timestamp() - interval '5 minutes' LIMIT 100`,
  },
  {
    name: 'effective approval without both invitations',
    sql: `SELECT d.id FROM decision d JOIN proposal p ON p.decision_id = d.id
          WHERE d.id >= ${idsSince('2 days')} AND d.took_effect_at IS NOT NULL
            AND p.status IN ('approved', 'invited', 'agreed', 'refused', 'lapsed')
            AND (SELECT count(*) FROM invitation i WHERE i.proposal_id = p.id
              AND i.sent_at >= date_trunc('milliseconds', d.took_effect_at)) <> 2
          LIMIT 100`,
  },
  {
    name: 'open invitation 5 minutes past its cut-off',
    sql: `SELECT id FROM invitation WHERE status = 'open'
            AND closes_at < clock_timestamp() - interval '5 minutes' LIMIT 100`,
  },
  {
    name: 'open invitation of a proposal that is not invited',
    sql: `SELECT i.id FROM invitation i JOIN proposal p ON p.id = i.proposal_id
          WHERE i.status = 'open' AND p.status <> 'invited' LIMIT 100`,
  },
  {
    name: 'agreed proposal without its agreement',
    sql: `SELECT p.id FROM decision d JOIN proposal p ON p.decision_id = d.id
          WHERE d.id >= ${idsSince('14 days')} AND p.status = 'agreed'
            AND NOT EXISTS (SELECT FROM agreement k WHERE k.proposal_id = p.id) LIMIT 100`,
  },
];
