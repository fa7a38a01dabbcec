// Hop 8: sends one delivery so that a crash at any moment loses nothing, and doubles at most what is then called unknown.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { CONFIG } from '#platform/app.js';
import { failPoint } from '#platform/fail-points.js';
import { isTransient } from '#platform/failure.js';
import type { PendingJob } from '#platform/jobs/jobs.js';
import { LOG, type Log } from '#platform/log.js';
import { mutated } from '#platform/mutants.js';
import type { NotificationsConfig } from '../config.js';
import type { Pass } from './breaker.js';
import { DeliveryFigures } from './figures.js';
import { Letters } from './letters.js';
import { Mailer } from './mailer.js';
import { SendingRepository, type Claim } from './sending.repository.js';
import { verdictOn, type Outcome } from './verdict.js';

const noteAgainMs = 250;

@Injectable()
export class SendingService {
  private readonly leaseMs: number;

  constructor(
    private readonly deliveries: SendingRepository,
    private readonly letters: Letters,
    private readonly mailer: Mailer,
    private readonly figures: DeliveryFigures,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
    @Inject(LOG) private readonly log: Log,
  ) {
    // Longer than a send can take, or a second sender could begin while the first one is at it.
    this.leaseMs = mutated('delivery.endless-lease') ? 86_400_000 : config.SMTP_TIMEOUT_MS * 1.5;
  }

  /** What is due; nothing while the mail server is left alone. */
  async pending(limit: number): Promise<PendingJob[]> {
    return this.mailer.admits ? this.deliveries.due(limit) : [];
  }

  async send(id: string, context: RequestContext): Promise<void> {
    const pass = this.mailer.enter();
    if (!pass) return;
    try {
      const claim = await this.deliveries.claim(id, this.leaseMs);
      if (claim) await this.attempt(claim, pass, context);
    } finally {
      pass.unused();
    }
  }

  private async attempt(claim: Claim, pass: Pass, context: RequestContext): Promise<void> {
    if (claim.openAttemptId) {
      const detail = 'The sender died between sending and noting it.';
      return this.settle(claim, claim.openAttemptId, 'unknown', detail);
    }
    const made = await this.letters.make(claim, context).catch(async (error: unknown) => {
      await this.deliveries.release(claim);
      throw error;
    });
    if ('none' in made) {
      // Once something may have gone out, "nothing was sent" would claim too much.
      return this.deliveries.close(claim, claim.unknowns > 0 ? 'unknown' : made.none, made.reason);
    }
    const begin = () => this.deliveries.begin(claim, this.leaseMs);
    const before = mutated('delivery.attempt-late') ? null : await begin();
    if (before === undefined) return;
    await failPoint('delivery.before-send');
    const result = await this.mailer.send(made.mail);
    await failPoint('delivery.after-send');
    const attempt = before ?? (await begin());
    if (!attempt) return;
    if (result.serverSpoke) pass.succeeded();
    else pass.failed();
    await this.settle(claim, attempt.id, result.outcome, result.detail);
  }

  private async settle(claim: Claim, attemptId: string, outcome: Outcome, detail: string | null): Promise<void> {
    this.figures.attempted(outcome);
    const known = outcome === 'unknown' && mutated('delivery.unknown-as-sent') ? 'accepted' : outcome;
    const verdict = verdictOn(known, claim, this.config.RETRY_SCHEDULE_S);
    const held = await this.noted(() => this.deliveries.settle(claim, attemptId, outcome, detail, verdict));
    const facts = { deliveryId: claim.id, template: claim.template, outcome, detail, status: verdict.status, waitMs: verdict.waitMs };
    if (!held) this.log.warn(facts, 'A sender took longer than its lease; what it knows came too late');
    else if (outcome === 'accepted') this.log.info(facts, 'An e-mail was sent');
    else if (verdict.waitMs === null) this.log.error(facts, 'An e-mail waits for a person');
    else this.log.warn(facts, 'An e-mail is sent again later');
  }

  /**
   * What became of a send only this process knows: while Postgres is away it is noted again and again for as long as a
   * lease lasts, or an e-mail that arrived would be called unknown and be sent once more.
   */
  private async noted(settle: () => Promise<boolean>): Promise<boolean> {
    const end = Date.now() + this.leaseMs;
    for (;;) {
      try {
        return await settle();
      } catch (error) {
        if (!isTransient(error) || Date.now() > end) throw error;
      }
      await sleep(noteAgainMs);
    }
  }
}
