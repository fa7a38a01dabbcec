// What must always hold between decisions, invitations and linkages; a row returned is a violation (hop 9). Looks
// at what is open and what is recent, not at all that ever was.
import { idsSince } from '#platform/ids.js';
import type { Invariant } from '#platform/reconcile.js';

// The instants of an invitation pass through JavaScript, which knows milliseconds: one that is sent within the
// millisecond in which its decision took effect looks earlier than it, unless both are cut to milliseconds.
export const linkageInvariants: readonly Invariant[] = [
  {
    name: 'decision due for 5 minutes without effect',
    sql: `SELECT id FROM decision WHERE undone_at IS NULL AND took_effect_at IS NULL
            AND effective_at < clock_timestamp() - interval '5 minutes' LIMIT 100`,
  },
  {
    name: 'effective approval without both invitations',
    sql: `SELECT d.id FROM decision d JOIN linkage_proposal p ON p.decision_id = d.id
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
    sql: `SELECT i.id FROM invitation i JOIN linkage_proposal p ON p.id = i.proposal_id
          WHERE i.status = 'open' AND p.status <> 'invited' LIMIT 100`,
  },
  {
    name: 'agreed proposal without a linkage',
    sql: `SELECT p.id FROM decision d JOIN linkage_proposal p ON p.decision_id = d.id
          WHERE d.id >= ${idsSince('14 days')} AND p.status = 'agreed'
            AND NOT EXISTS (SELECT FROM linkage k WHERE k.proposal_id = p.id) LIMIT 100`,
  },
  {
    name: 'lot whose linked quantity is not the sum of its linkages',
    sql: `SELECT l.id FROM lot l LEFT JOIN linkage k ON k.lot_id = l.id
          WHERE l.id IN (SELECT lot_id FROM linkage WHERE id >= ${idsSince('1 day')})
          GROUP BY l.id, l.linked_quantity
          HAVING abs(l.linked_quantity - coalesce(sum(k.quantity), 0)) > 1e-6 * greatest(1, l.linked_quantity)
          LIMIT 100`,
  },
];
