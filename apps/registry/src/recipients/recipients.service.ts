// Whom to tell, in which languages, and where: an address is given only with the consent of the person to be written to about this.
import { Injectable } from '@nestjs/common';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type { FindRecipients, NameRecipients } from '#contracts/registry/accounts.js';
import type { Purpose } from '#contracts/registry/consents.js';
import type { ContactChannel } from '#contracts/registry/enterprises.js';
import { Database } from '#platform/database/database.js';
import { scopeFor, systemOnly } from '../access.js';
import { agreesTo } from '../consent.js';
import { ConsentsRepository } from '../consents/consents.repository.js';
import { RecipientsRepository, type Reachable } from './recipients.repository.js';

type Recipient = Output<typeof FindRecipients>['items'][number];

@Injectable()
export class RecipientsService {
  constructor(
    private readonly database: Database,
    private readonly recipients: RecipientsRepository,
    private readonly consents: ConsentsRepository,
  ) {}

  async find(
    wanted: Input<typeof FindRecipients>,
    context: RequestContext,
  ): Promise<Output<typeof FindRecipients>> {
    systemOnly(context);
    if (!('organisationId' in wanted)) return { items: (await this.recipients.cdas(wanted.clusterId)).map((each) => recipientOf(each)) };
    const { organisationId, purpose = 'linkages' } = wanted;
    const found = await this.recipients.organisation(organisationId);
    return {
      items: await Promise.all(found.map(async (each) => {
        const channel = channelFor(each, purpose);
        if (!channel) return recipientOf(each, purpose);
        const withdrawToken = await this.database.transaction((tx) =>
          this.consents.tokenFor(tx, organisationId, channel, purpose, context.requestId));
        return { ...recipientOf(each, purpose), withdrawToken };
      })),
    };
  }

  async names(ids: readonly string[], context: RequestContext): Promise<Output<typeof NameRecipients>['items']> {
    scopeFor('read names of recipients', context);
    return this.recipients.names(ids);
  }

  async organisationIds(ids: readonly string[], context: RequestContext): Promise<string[]> {
    systemOnly(context);
    return this.recipients.idsOf(ids);
  }
}

/** The first e-mail address with consent for the purpose. */
const channelFor = ({ contacts }: Reachable, purpose: Purpose): ContactChannel | undefined =>
  contacts.find((contact) => contact.kind === 'email' && agreesTo(contact, purpose));

/** The language of the channel comes before those of the organisation. */
export function recipientOf(reachable: Reachable, purpose: Purpose = 'linkages'): Recipient {
  const { id, name, languages } = reachable;
  const channel = channelFor(reachable, purpose);
  return {
    recipientId: id,
    name,
    languages: [...new Set([...(channel?.language ? [channel.language] : []), ...languages])],
    email: channel?.address ?? null,
  };
}
