// Makes the e-mail of a delivery at the moment it is sent: addresses and the reply link are asked for now and kept nowhere.
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { inPlainWords } from '#contracts/brokering/words.js';
import type { RequestContext } from '#contracts/message.js';
import { FindRecipients } from '#contracts/registry/accounts.js';
import { DescribeClaimQuestion } from '#contracts/registry/claim-questions.js';
import { IssuePasswordLink } from '#contracts/registry/sign-in.js';
import { CONFIG } from '#platform/app.js';
import { Bus } from '#platform/bus/requests.js';
import type { NotificationsConfig } from '../config.js';
import type { Facts, Notice } from '../templates/facts.js';
import { brokerOf, invitationOf, type PlainPayload } from '../notices/brokers.js';
import { purposeOf } from '../notices/purposes.js';
import { isWaiting } from '../notices/waiting.js';
import { languageOf } from '../templates/languages.js';
import { letterFor } from '../templates/letter.js';
import type { Made } from './attempts.service.js';
import { isUsable, type OutgoingMail } from './mailer.js';
import type { Claim } from './sending.repository.js';

@Injectable()
export class Letters {
  constructor(
    private readonly bus: Bus,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  /** Throws when the registry or the service that brokers cannot be reached at the moment. */
  async make(claim: Claim, context: RequestContext): Promise<Made<OutgoingMail>> {
    if (claim.template === 'password-link') return this.passwordLink(claim, context);
    const recipient = await this.organisation(claim.recipientId, claim.template, context);
    if (!recipient?.email) return { none: 'no_channel', reason: 'There is no e-mail address with consent to messages of this kind.' };
    if (!isUsable(recipient.email)) return { none: 'no_channel', reason: 'The e-mail address cannot be used.' };
    const reply = await this.answeredBy(claim, context);
    if ('over' in reply) return { none: 'obsolete', reason: reply.over };
    const language = languageOf(claim.language ?? '');
    const withdrawLink = recipient.withdrawToken === undefined ? null : this.address(`u/${recipient.withdrawToken}`, { lang: language });
    const notice = { template: claim.template, facts: claim.facts } as Notice;
    return {
      message: {
        id: claim.id,
        to: { name: recipient.name, address: recipient.email },
        language,
        withdrawLink,
        ...letterFor(notice, language, {
          name: recipient.name, link: reply.link, contact: await this.otherSide(claim, context),
          replyTo: this.config.MAIL_REPLY_TO ?? null, withdrawLink,
        }),
      },
    };
  }

  /** Each time it is written the link has a new secret, which is known here only while it is sent. */
  private async passwordLink({ id, refersToId, facts }: Claim, context: RequestContext): Promise<Made<OutgoingMail>> {
    const link = await this.bus.ask(IssuePasswordLink, { linkId: refersToId }, context);
    if (!link) return { none: 'obsolete', reason: 'Not sent: the link was used or is over.' };
    if (!isUsable(link.email)) return { none: 'no_channel', reason: 'The e-mail address cannot be used.' };
    const language = languageOf(link.language ?? '');
    const notice = { template: 'password-link', facts } as Notice;
    const address = `${this.config.PUBLIC_URL.replace(/\/+$/, '')}/password/${link.token}?lang=${language}`;
    return {
      message: {
        id,
        to: { name: link.name, address: link.email },
        language,
        withdrawLink: null,
        ...letterFor(notice, language, {
          name: link.name, link: address, contact: null, replyTo: this.config.MAIL_REPLY_TO ?? null, withdrawLink: null,
        }),
      },
    };
  }

  private async organisation(id: string, template: string, context: RequestContext) {
    const { items } = await this.bus.ask(FindRecipients, { organisationId: id, purpose: purposeOf(template) }, context);
    return items.find(({ recipientId }) => recipientId === id);
  }

  /** The address, with consent, of the side that was agreed with; null for whoever is no side of it. */
  private async otherSide({ template, refersToId, recipientId }: Claim, context: RequestContext): Promise<string | null> {
    if (!template.endsWith('-agreed')) return null;
    const { words, GetAgreement } = brokerOf(template);
    const agreed = inPlainWords(words, await this.bus.ask(GetAgreement, { id: refersToId }, context));
    const { askingId, offeringId } = agreed as unknown as PlainPayload;
    if (recipientId !== askingId && recipientId !== offeringId) return null;
    const other = await this.organisation(recipientId === askingId ? offeringId : askingId, template, context);
    return other?.email ?? null;
  }

  private async answeredBy(claim: Claim, context: RequestContext): Promise<{ link: string | null } | { over: string }> {
    if (claim.template === 'claim-question') return this.questionLink(claim, context);
    return claim.refersToType === brokerOf(claim.template).types.invitation ? this.replyLink(claim, context) : { link: null };
  }

  private async questionLink({ refersToId, language }: Claim, context: RequestContext): Promise<{ link: string } | { over: string }> {
    const described = await orAbsent(this.bus.ask(DescribeClaimQuestion, { id: refersToId }, context));
    if (described?.question.status !== 'open') return { over: 'Not sent: the question is answered, or not asked any more.' };
    return { link: this.address(`q/${described.replyToken}`, { lang: languageOf(language ?? '') }) };
  }

  /** A late request for an answer that is no longer wanted would only confuse. */
  private async replyLink(claim: Claim, context: RequestContext): Promise<{ link: string } | { over: string }> {
    const { refersToId, template, language } = claim;
    const facts = claim.facts as Facts;
    const described = await orAbsent(invitationOf(this.bus, brokerOf(template), refersToId, context));
    if (!described) return { over: 'Not sent: the invitation is gone.' };
    const { invitation, replyToken } = described;
    if (invitation.status === 'closed') return { over: 'Not sent: the invitation had ended before.' };
    if (/(reminder|confirm)$/.test(template) && !isWaiting(invitation)) return { over: 'Not sent: the answer had been given before.' };
    // The page says the same as the letter, in its language and with the cut-off in its time zone.
    const manners = { lang: languageOf(language ?? ''), ...('timeZone' in facts ? { zone: facts.timeZone } : {}) };
    return { link: this.address(`r/${replyToken}`, manners) };
  }

  private address(path: string, manners: Record<string, string>): string {
    return `${this.config.PUBLIC_URL.replace(/\/+$/, '')}/${path}?${new URLSearchParams(manners).toString().replaceAll('%2F', '/')}`;
  }
}

const orAbsent = <T>(asked: Promise<T>): Promise<T | null> => asked.catch((error: unknown) => {
  if (error instanceof DomainError && error.kind === 'not_found') return null;
  throw error;
});
