// Sends e-mails: the mail server is left alone while it fails, and whoever gave one up is told.
import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { CONFIG } from '#platform/app.js';
import type { Tx } from '#platform/database/database.js';
import type { PendingJob } from '#platform/jobs/jobs.js';
import { mutated } from '#platform/mutants.js';
import type { NotificationsConfig } from '../config.js';
import { Attempts, type Made, type SendingChannel } from './attempts.service.js';
import { GivenUp } from './given-up.js';
import { Letters } from './letters.js';
import { Mailer, type OutgoingMail } from './mailer.js';
import type { SendResult } from './send-result.js';
import { SendingRepository, type Claim } from './sending.repository.js';
import { verdictOn, type Outcome, type Verdict } from './verdict.js';

@Injectable()
export class SendingService implements SendingChannel<OutgoingMail> {
  readonly channel = 'email';
  readonly noun = 'An e-mail';
  readonly leaseMs: number;

  constructor(
    private readonly deliveries: SendingRepository,
    private readonly attempts: Attempts,
    private readonly letters: Letters,
    private readonly mailer: Mailer,
    private readonly givenUp: GivenUp,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {
    this.leaseMs = mutated('delivery.endless-lease') ? 86_400_000 : config.SMTP_TIMEOUT_MS * 1.5;
  }

  /** What is due; nothing while the mail server is left alone. */
  async pending(limit: number): Promise<PendingJob[]> {
    return this.mailer.admits ? this.deliveries.due(this.channel, limit) : [];
  }

  async sendOne(id: string, context: RequestContext): Promise<void> {
    const pass = this.mailer.enter();
    if (!pass) return;
    try {
      const claim = await this.deliveries.claim(id, this.leaseMs);
      const result = claim && await this.attempts.attempt(claim, this, context);
      if (result?.serverSpoke) pass.succeeded();
      else if (result) pass.failed();
    } finally {
      pass.unused();
    }
  }

  async make(claim: Claim, context: RequestContext): Promise<Made<OutgoingMail>> {
    const made = await this.letters.make(claim, context);
    // Once something may have gone out, "nothing was sent" would claim too much.
    return 'none' in made && claim.unknowns > 0 ? { ...made, none: 'unknown' } : made;
  }

  send(mail: OutgoingMail): Promise<SendResult> {
    return this.mailer.send(mail);
  }

  verdictOn(outcome: Outcome, claim: Claim): Verdict {
    return verdictOn(outcome, claim, this.config.RETRY_SCHEDULE_S);
  }

  async noted(tx: Tx, claim: Claim, { status, waitMs }: Pick<Verdict, 'status' | 'waitMs'>): Promise<void> {
    if (waitMs === null) await this.givenUp.tell(tx, claim.id, status);
  }
}
