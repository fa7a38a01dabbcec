// What must always hold between requirements and runs; a row returned is a violation (hop 9). Looks at what is
// open and what is recent, not at all that ever was.
import { idsSince } from '#platform/ids.js';
import type { Invariant } from '#platform/reconcile.js';

export const invariants: readonly Invariant[] = [
  {
    name: 'posted lot without a match run',
    sql: `SELECT l.id FROM lot l JOIN requirement r ON r.id = l.requirement_id
          WHERE r.status = 'posted' AND l.id >= ${idsSince('7 days')}
            AND NOT EXISTS (SELECT FROM match_run m WHERE m.lot_id = l.id) LIMIT 100`,
  },
  {
    name: 'finished run without proposals and without a reason',
    sql: `SELECT id FROM match_run
          WHERE id >= ${idsSince('1 day')} AND status = 'done' AND none_reason IS NULL AND coalesce((counts->>'proposed')::int, 0) = 0 LIMIT 100`,
  },
  {
    name: 'run pending for 5 minutes',
    sql: `SELECT id FROM match_run WHERE status = 'pending' AND created_at < clock_timestamp() - interval '5 minutes'
          LIMIT 100`,
  },
];
