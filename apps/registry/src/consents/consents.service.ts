// The history of consents, and taking one back by the link that every e-mail has.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type { ConsentRecord, ListConsents, ShowConsentByLink, WithdrawConsentByLink } from '#contracts/registry/consents.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { canSee } from '../organisations/can-see.js';
import { Contacts } from '../organisations/contacts.js';
import { agreesTo, withdrawn } from '../consent.js';
import { ConsentsRepository } from './consents.repository.js';

type ByLink = Output<typeof ShowConsentByLink>;

@Injectable()
export class ConsentsService {
  constructor(
    private readonly database: Database,
    private readonly consents: ConsentsRepository,
    private readonly contacts: Contacts,
    private readonly audit: Audit,
  ) {}

  async list(
    { organisationId, cursor, limit, purpose }: Input<typeof ListConsents>, context: RequestContext,
  ): Promise<Page<ConsentRecord>> {
    return this.database.transaction(async (tx) => {
      const organisation = await this.contacts.of(tx, organisationId);
      if (!organisation || !canSee(organisation, context)) throw notFound('organisation', organisationId);
      const wanted = { organisationId, purpose, before: idOfCursor(cursor), limit: limit + 1 };
      return pageOf(await this.consents.list(tx, wanted), limit);
    });
  }

  show({ token }: Input<typeof ShowConsentByLink>): Promise<ByLink> {
    return this.database.transaction(async (tx) => (await this.byLink(tx, token)).shown);
  }

  /** The address and purpose of the link, also when consent was given again since: whoever opens it wants no more of these. */
  withdraw({ token }: Input<typeof WithdrawConsentByLink>, context: RequestContext): Promise<ByLink> {
    return this.database.transaction(async (tx) => {
      const { shown, organisation, about } = await this.byLink(tx, token);
      if (!shown.agreed) return shown;
      const now = new Date();
      const isIts = sameAddress(about.address);
      const { before, after, version } = await this.contacts.change(tx, organisation, (contacts) =>
        contacts.map((each) => (isIts(each) ? withdrawn(each, about.purpose, now) : each)));
      await this.consents.note(tx, [{ organisationId: organisation.id, before, after }], context, 'link');
      await this.audit.record(tx, {
        action: 'consent.withdrawn', subjectType: organisation.kind, subjectId: organisation.id, actor: context.actor,
        requestId: context.requestId, details: { purpose: about.purpose, through: 'link', version },
      });
      return { ...shown, agreed: false };
    });
  }

  private async byLink(tx: Tx, token: string) {
    const about = await this.consents.byToken(tx, token);
    const organisation = about && await this.contacts.of(tx, about.organisationId);
    if (!organisation) {
      throw new DomainError('link_invalid', 'This link is not valid. Open it exactly as it stands in the message.');
    }
    const agreed = organisation.contacts.filter(sameAddress(about.address)).some((each) => agreesTo(each, about.purpose));
    return { about, organisation, shown: { organisation: organisation.name, purpose: about.purpose, agreed } };
  }
}

const sameAddress = (address: string) => (each: { address: string }) => each.address.toLowerCase() === address.toLowerCase();
