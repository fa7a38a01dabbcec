// What a channel knows after an attempt.
import type { Outcome } from './verdict.js';

export interface SendResult {
  outcome: Outcome;
  /** What happened, without addresses: for the list of deliveries and the log. */
  detail: string | null;
  /** Whether the server spoke about this delivery at all; if not, the server itself is the trouble. */
  serverSpoke: boolean;
  /** What a receiver of webhooks answered. */
  reply?: { status: number; body: string };
}
