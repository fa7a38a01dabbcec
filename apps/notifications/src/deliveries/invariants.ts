// What must always hold for deliveries (hop 9).
import type { Invariant } from '#platform/reconcile.js';

/** Due for so long that several sweeps must have missed it, or the mail server is away. */
const late = `interval '5 minutes'`;

export const invariants: readonly Invariant[] = [
  {
    name: 'delivery-unsent-without-live-lease',
    // Of an endpoint that fails much waits, and one call at a time is tried.
    sql: `SELECT id FROM delivery WHERE next_attempt_at < now() - ${late} AND (leased_until IS NULL OR leased_until <= now())
          AND NOT EXISTS (SELECT 1 FROM webhook_endpoint e WHERE e.id = recipient_id AND e.failing_since IS NOT NULL) LIMIT 100`,
  },
  {
    name: 'delivery-attempt-without-outcome',
    sql: `SELECT a.id FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
          WHERE a.outcome IS NULL AND d.next_attempt_at IS NULL LIMIT 100`,
  },
  {
    name: 'feed-delivery-without-item',
    // Both are written by one statement: what held when it was new holds for good, but that an erasure takes the item with the facts (`eraseFeed`).
    sql: `SELECT d.id FROM delivery d LEFT JOIN feed_item f USING (id)
          WHERE d.next_attempt_at IS NULL AND d.created_at > now() - interval '1 hour' AND d.channel = 'feed' AND f.id IS NULL AND d.facts <> '{}' LIMIT 100`,
  },
];
