// What must always hold of needs and matches; a row returned is a violation (hop 9).
import { brokeringInvariants } from '#brokering/invariants.js';
import { idsSince } from '#platform/ids.js';
import type { Invariant } from '#platform/reconcile.js';

export const marketInvariants: readonly Invariant[] = [
  ...brokeringInvariants,
  {
    name: 'open need without a match or a mark',
    sql: `SELECT n.id FROM service_need n WHERE n.status = 'open'
            AND NOT EXISTS (SELECT FROM need_match m WHERE m.need_id = n.id)
            AND NOT EXISTS (SELECT FROM need_rematch r WHERE r.need_id = n.id) LIMIT 100`,
  },
  {
    name: 'mark waiting for 5 minutes',
    sql: `SELECT need_id AS id FROM need_rematch WHERE since < clock_timestamp() - interval '5 minutes'
          UNION ALL SELECT offer_id FROM offer_rematch WHERE since < clock_timestamp() - interval '5 minutes' LIMIT 100`,
  },
  {
    name: 'need whose covered quantity is not the sum of its engagements',
    sql: `SELECT n.id FROM service_need n LEFT JOIN agreement k ON k.subject_id = n.id
          WHERE n.id IN (SELECT subject_id FROM agreement WHERE id >= ${idsSince('1 day')})
          GROUP BY n.id, n.covered_quantity
          HAVING abs(n.covered_quantity - coalesce(sum(k.quantity), 0)) > 1e-6 * greatest(1, n.covered_quantity)
          LIMIT 100`,
  },
];
