// Hop 8 for every channel: one attempt, so that a crash at any moment loses nothing, and doubles at most what is then called unknown.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import type { Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { isTransient } from '#platform/failure.js';
import { LOG, type Log } from '#platform/log.js';
import { mutated } from '#platform/mutants.js';
import type { Channel } from './delivery.entity.js';
import { DeliveryFigures } from './figures.js';
import type { SendResult } from './send-result.js';
import { SendingRepository, type Claim, type ClosedStatus } from './sending.repository.js';
import type { Verdict } from './verdict.js';

export type Made<M> =
  | { message: M }
  /** Why there is nothing to send: nobody to send to, or nothing left to say. */
  | { none: ClosedStatus; reason: string };

/** What differs from channel to channel. */
export interface SendingChannel<M> {
  readonly channel: Channel;
  /** How a log line about one of its deliveries begins. */
  readonly noun: string;
  /** Longer than a send can take, or a second sender could begin while the first one is at it. */
  readonly leaseMs: number;
  /** Throws when it cannot be made at the moment. */
  make(claim: Claim, context: RequestContext): Promise<Made<M>>;
  /** Never throws: the result says what is known. */
  send(message: M): Promise<SendResult>;
  verdictOn(outcome: SendResult['outcome'], claim: Claim): Verdict;
  /**
   * What else belongs into the transaction that notes how an attempt ended (`result` null: its sender died), or that it
   * ended without one (`verdict.waitMs` null: for good).
   */
  noted(tx: Tx, claim: Claim, verdict: Pick<Verdict, 'status' | 'waitMs'>, result: SendResult | null): Promise<void>;
}

const noteAgainMs = 250;

@Injectable()
export class Attempts {
  constructor(
    private readonly deliveries: SendingRepository,
    private readonly figures: DeliveryFigures,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** What the attempt found out; null when none was made. */
  async attempt<M>(claim: Claim, channel: SendingChannel<M>, context: RequestContext): Promise<SendResult | null> {
    if (claim.openAttemptId) {
      const detail = 'The sender died between sending and noting it.';
      await this.settle(claim, channel, claim.openAttemptId, { outcome: 'unknown', detail, serverSpoke: false }, false);
      return null;
    }
    const made = await channel.make(claim, context).catch(async (error: unknown) => {
      await this.deliveries.release(claim);
      throw error;
    });
    if ('none' in made) {
      const { none: status, reason } = made;
      await this.deliveries.close(claim, status, reason, (tx) => channel.noted(tx, claim, { status, waitMs: null }, null));
      return null;
    }
    const begin = () => this.deliveries.begin(claim, channel.leaseMs);
    const before = mutated('delivery.attempt-late') ? null : await begin();
    if (before === undefined) return null;
    await failPoint('delivery.before-send');
    const result = await channel.send(made.message);
    await failPoint('delivery.after-send');
    const attempt = before ?? (await begin());
    if (!attempt) return null;
    await this.settle(claim, channel, attempt.id, result, true);
    return result;
  }

  private async settle<M>(
    claim: Claim, channel: SendingChannel<M>, attemptId: string, result: SendResult, isOurs: boolean,
  ): Promise<void> {
    const { outcome, detail } = result;
    this.figures.attempted(channel.channel, outcome);
    const verdict = channel.verdictOn(outcome === 'unknown' && mutated('delivery.unknown-as-sent') ? 'accepted' : outcome, claim);
    const held = await noted(channel.leaseMs, () => this.deliveries.settle(claim, attemptId, result, verdict,
      (tx) => channel.noted(tx, claim, verdict, isOurs ? result : null)));
    const facts = { deliveryId: claim.id, template: claim.template, outcome, detail, status: verdict.status, waitMs: verdict.waitMs };
    if (!held) this.log.warn(facts, 'A sender took longer than its lease; what it knows came too late');
    else if (outcome === 'accepted') this.log.info(facts, `${channel.noun} was sent`);
    else if (verdict.waitMs === null) this.log.error(facts, `${channel.noun} waits for a person`);
    else this.log.warn(facts, `${channel.noun} is sent again later`);
  }
}

/**
 * What became of a send only this process knows: while Postgres is away it is noted again and again for as long as a
 * lease lasts, or a message that arrived would be called unknown and be sent once more.
 */
async function noted(leaseMs: number, settle: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + leaseMs;
  for (;;) {
    try {
      return await settle();
    } catch (error) {
      if (!isTransient(error) || Date.now() > end) throw error;
    }
    await sleep(noteAgainMs);
  }
}
