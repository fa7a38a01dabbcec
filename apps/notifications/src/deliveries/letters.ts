// Makes the e-mail of a delivery at the moment it is sent: the address and the reply link are asked for now and kept nowhere.
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { DescribeInvitation } from '#contracts/matching/invitations.js';
import type { RequestContext } from '#contracts/message.js';
import { FindRecipients } from '#contracts/registry/accounts.js';
import { CONFIG } from '#platform/app.js';
import { Bus } from '#platform/bus/requests.js';
import type { NotificationsConfig } from '../config.js';
import type { Notice } from '../templates/facts.js';
import { isWaiting } from '../notices/waiting.js';
import { languageOf } from '../templates/languages.js';
import { letterFor } from '../templates/letter.js';
import { isUsable, type OutgoingMail } from './mailer.js';
import type { Claim } from './sending.repository.js';

export type Made =
  | { mail: OutgoingMail }
  /** Why there is nothing to send: nobody to write to, or nothing left to say. */
  | { none: 'no_channel' | 'obsolete'; reason: string };

@Injectable()
export class Letters {
  constructor(
    private readonly bus: Bus,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  /** Throws when registry or matching cannot be reached at the moment. */
  async make(claim: Claim, context: RequestContext): Promise<Made> {
    const { items } = await this.bus.ask(FindRecipients, { organisationId: claim.recipientId }, context);
    const recipient = items.find(({ recipientId }) => recipientId === claim.recipientId);
    if (!recipient?.email) return { none: 'no_channel', reason: 'There is no e-mail address with consent.' };
    if (!isUsable(recipient.email)) return { none: 'no_channel', reason: 'The e-mail address cannot be used.' };
    const reply = claim.refersToType === 'invitation' ? await this.replyLink(claim, context) : { link: null };
    if ('over' in reply) return { none: 'obsolete', reason: reply.over };
    const language = languageOf(claim.language);
    const notice = { template: claim.template, facts: claim.facts } as Notice;
    return {
      mail: {
        id: claim.id,
        to: { name: recipient.name, address: recipient.email },
        language,
        ...letterFor(notice, language, recipient.name, reply.link),
      },
    };
  }

  /** A late request for an answer that is no longer wanted would only confuse. */
  private async replyLink({ refersToId, template }: Claim, context: RequestContext): Promise<{ link: string } | { over: string }> {
    const described = await this.bus.ask(DescribeInvitation, { id: refersToId }, context).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'not_found') return null;
      throw error;
    });
    if (!described) return { over: 'Not sent: the invitation is gone.' };
    const { invitation, replyToken } = described;
    if (invitation.status === 'closed') return { over: 'Not sent: the invitation had ended before.' };
    if ((template === 'reminder' || template === 'confirm') && !isWaiting(invitation)) return { over: 'Not sent: the answer had been given before.' };
    return { link: `${this.config.PUBLIC_URL.replace(/\/+$/, '')}/r/${replyToken}` };
  }
}
