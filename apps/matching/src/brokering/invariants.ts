// What must always hold of what is brokered, and between a lot and its linkages; a row returned is a violation (hop 9).
import { brokeringInvariants } from '#brokering/invariants.js';
import { idsSince } from '#platform/ids.js';
import type { Invariant } from '#platform/reconcile.js';

export const linkageInvariants: readonly Invariant[] = [
  ...brokeringInvariants,
  {
    name: 'lot whose linked quantity is not the sum of its linkages',
    sql: `SELECT l.id FROM lot l LEFT JOIN agreement k ON k.subject_id = l.id
          WHERE l.id IN (SELECT subject_id FROM agreement WHERE id >= ${idsSince('1 day')})
          GROUP BY l.id, l.linked_quantity
          HAVING abs(l.linked_quantity - coalesce(sum(k.quantity), 0)) > 1e-6 * greatest(1, l.linked_quantity)
          LIMIT 100`,
  },
];
