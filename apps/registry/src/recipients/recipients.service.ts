// Whom to tell, in which languages, and where: an address is given only with the consent of the person.
import { Injectable } from '@nestjs/common';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type { FindRecipients } from '#contracts/registry/accounts.js';
import { systemOnly } from '../access.js';
import { RecipientsRepository, type Reachable } from './recipients.repository.js';

type Recipient = Output<typeof FindRecipients>['items'][number];

@Injectable()
export class RecipientsService {
  constructor(private readonly recipients: RecipientsRepository) {}

  async find(
    wanted: Input<typeof FindRecipients>,
    context: RequestContext,
  ): Promise<Output<typeof FindRecipients>> {
    systemOnly(context);
    const found =
      'organisationId' in wanted
        ? await this.recipients.organisation(wanted.organisationId)
        : await this.recipients.cdas(wanted.clusterId);
    return { items: found.map(recipientOf) };
  }
}

/** The first address with consent; the language of the channel comes before those of the organisation. */
export function recipientOf({ id, name, contacts, languages }: Reachable): Recipient {
  const channel = contacts.find(({ kind, consent }) => kind === 'email' && consent);
  return {
    recipientId: id,
    name,
    languages: [...new Set([...(channel?.language ? [channel.language] : []), ...languages])],
    email: channel?.address ?? null,
  };
}
