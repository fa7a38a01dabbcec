// What must always hold between requirements and runs; a row returned is a violation (hop 9).
import type { Invariant } from '#platform/reconcile.js';

export const invariants: readonly Invariant[] = [
  {
    name: 'posted lot without a match run',
    sql: `SELECT l.id FROM lot l JOIN requirement r ON r.id = l.requirement_id
          WHERE r.status = 'posted' AND NOT EXISTS (SELECT FROM match_run m WHERE m.lot_id = l.id) LIMIT 100`,
  },
  {
    name: 'finished run without proposals and without a reason',
    sql: `SELECT id FROM match_run
          WHERE status = 'done' AND none_reason IS NULL AND coalesce((counts->>'proposed')::int, 0) = 0 LIMIT 100`,
  },
];
