// What a handler learns about an event besides its payload.
import type { RequestContext } from '#contracts/message.js';
import type { Tx } from '../database/database.js';

export interface Delivery {
  /** The transaction that also writes the inbox row: the effect belongs in here. */
  tx: Tx;
  eventId: string;
  aggregateId: string;
  /**
   * The version of the aggregate after the fact; a handler ignores one that is not newer than what it has.
   */
  version: number;
  /** The owner's transaction id, as decimal text. */
  txid: string;
  /** When the fact was recorded, ISO. */
  time: string;
  context: RequestContext;
}

/** One of several events that share a transaction. */
export interface Delivered<P> {
  payload: P;
  delivery: Delivery;
}
