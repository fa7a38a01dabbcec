// What must always hold between a split and the decisions it consists of; a row returned is a violation (hop 9).
import { idsSince } from '#platform/ids.js';
import type { Invariant } from '#platform/reconcile.js';

export const allocationInvariants: readonly Invariant[] = [
  {
    name: 'allocation whose quantity is not the sum of its shares',
    sql: `SELECT a.id FROM allocation a LEFT JOIN allocation_share s ON s.allocation_id = a.id
          WHERE a.id >= ${idsSince('2 days')} GROUP BY a.id
          HAVING abs(a.quantity - coalesce(sum(s.quantity), 0)) > 1e-6 * greatest(1, a.quantity) LIMIT 100`,
  },
  {
    name: 'share that is not what its decision says',
    sql: `SELECT s.decision_id AS id FROM allocation_share s JOIN decision d ON d.id = s.decision_id
          WHERE s.allocation_id >= ${idsSince('2 days')}
            AND (d.proposal_id <> s.proposal_id OR d.ruling <> 'amend' OR d.quantity IS DISTINCT FROM s.quantity) LIMIT 100`,
  },
];
