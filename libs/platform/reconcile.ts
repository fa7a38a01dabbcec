// Hop 9: what must always hold is asked of Postgres every minute; a violation is logged and counted.
import type { Database } from './database/database.js';
import { describeFailure } from './failure.js';
import { failPoint } from './fail-points.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

/** Rows returned are violations. */
export type Invariant = { name: string } & (
  { sql: string } | { check: (database: Database) => Promise<unknown[]> }
);

/** What must hold in every service. */
export const platformInvariants: readonly Invariant[] = [
  {
    name: 'events-are-sent',
    sql: `SELECT id FROM outbox
      WHERE published_at IS NULL AND created_at < now() - interval '5 minutes' LIMIT 100`,
  },
  {
    name: 'retries-happen',
    sql: `SELECT id FROM dead_letter
      WHERE kind = 'event' AND status = 'retrying' AND next_attempt_at < now() - interval '5 minutes'
      LIMIT 100`,
  },
  {
    name: 'audit-is-sealed',
    sql: `SELECT id FROM (SELECT a.id, a.occurred_at FROM audit_unsealed u JOIN audit_log a ON a.id = u.id ORDER BY u.id LIMIT 100) first
      WHERE occurred_at < now() - interval '5 minutes'`,
  },
];

/** Checks all and returns the number of violations of each; NaN, as the gauge has it, where nobody knows. */
export async function checkInvariants(
  invariants: readonly Invariant[],
  database: Database,
  log: Log,
  metrics: Metrics,
): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const invariant of invariants) {
    const { name } = invariant;
    try {
      await failPoint('reconcile.before-check');
      const rows = 'sql' in invariant ? await database.query(invariant.sql) : await invariant.check(database);
      found[name] = rows.length;
      if (rows.length > 0) {
        log.error(
          { invariant: name, violations: rows.length, sample: rows.slice(0, 5) },
          'An invariant is violated',
        );
      }
    } catch (error) {
      found[name] = Number.NaN;
      log.warn({ invariant: name, reason: describeFailure(error) }, 'An invariant could not be checked');
    }
    metrics.invariantViolations.set({ invariant: name }, found[name]!);
  }
  return found;
}
