// What brokering must know of, and do to, the lots or needs that proposals are about: the one thing a service implements.
import type { MatchingPolicy } from '#contracts/registry/clusters.js';
import type { Tx } from '#platform/database/database.js';

/** A subject that nobody covers or ends until the transaction is over. */
export interface HeldSubject {
  unit: string;
  /** What no agreement covers yet, in that unit. */
  openQuantity: number;
  /** Why its proposals end, as a code; null while it is open. */
  endReason: string | null;
}

export type BrokeringPolicy = Pick<
  MatchingPolicy, 'invitationCap' | 'invitationPeriodDays' | 'holdingSeconds' | 'replyHours' | 'reminderHours'
>;

/** Locks are taken in this order by everybody: match run, subject, posting, proposal, invitations. */
export abstract class Subjects {
  /** Locks it until the transaction ends (`FOR NO KEY UPDATE`), then reads how it stands. */
  abstract hold(tx: Tx, id: string): Promise<HeldSubject>;

  /** Locks all of them, in the order of their ids. */
  abstract holdAll(tx: Tx, ids: readonly string[]): Promise<void>;

  /**
   * Both sides agreed to `quantity` of it, at most what was open; the caller holds it. True when nothing of it is open
   * any more: the caller then withdraws whatever is still proposed for it.
   */
  abstract cover(tx: Tx, id: string, quantity: number): Promise<boolean>;

  /** A decision is undone: asks for a match run. Called before `hold`, because of the order of locks. */
  abstract matchAgain(tx: Tx, id: string): Promise<void>;

  /** Every id under which an offering side was ever known, the one that holds now first: who was merged has several. */
  async offeringIds(_tx: Tx, offeringId: string): Promise<string[]> {
    return [offeringId];
  }

  /** As the cluster has it now; the contract's defaults for a cluster that is not known yet. */
  abstract policy(tx: Tx, clusterId: string): Promise<BrokeringPolicy>;
}
