// The services that broker, as notices need them: whom to ask, what their things are called, which templates are theirs.
import type { z } from 'zod';
import type { PlainInvitation } from '#contracts/brokering/invitations.js';
import { inPlainWords, type Words } from '#contracts/brokering/words.js';
import { invitations } from '#contracts/matching/invitations.js';
import { words } from '#contracts/matching/words.js';
import type { RequestContext, RequestDefinition } from '#contracts/message.js';
import type { Reference } from '#contracts/notifications/deliveries.js';
import { invitations as serviceInvitations } from '#contracts/service-market/invitations.js';
import { words as serviceWords } from '#contracts/service-market/words.js';
import type { Bus } from '#platform/bus/requests.js';

type Ask<O extends object> = RequestDefinition<z.ZodType<{ id: string }>, z.ZodType<O>>;

export interface Broker {
  words: Words;
  DescribeInvitation: Ask<{ invitation: object; replyToken: string }>;
  DescribeProposal: Ask<object>;
  GetAgreement: Ask<object>;
  /** Stands before the names of its templates. */
  prefix: '' | 'service-';
  /** What its things are called where a notice refers to them. */
  types: Record<'invitation' | 'proposal' | 'agreement' | 'posting' | 'run', Reference['type']>;
}

export const linkages: Broker = {
  words, ...invitations, prefix: '',
  types: { invitation: 'invitation', proposal: 'proposal', agreement: 'linkage', posting: 'requirement', run: 'match_run' },
};
export const engagements: Broker = {
  words: serviceWords, ...serviceInvitations, prefix: 'service-',
  types: {
    invitation: 'service_invitation', proposal: 'service_proposal', agreement: 'service_engagement', posting: 'service_need', run: 'service_need',
  },
};

/** The broker whose templates have this name. */
export const brokerOf = (template: string): Broker => [engagements].find(({ prefix }) => template.startsWith(prefix)) ?? linkages;

/** A proposal under plain names. */
export interface PlainProposal {
  postingId: string;
  postingTitle: string;
  askingId: string;
  askingName: string;
  offeringId: string;
  offeringName: string;
  quantity: number;
  unit: string;
  deadline: string;
  status: string;
  agreementQuantity: number | null;
}

/** The ids of an event under plain names. */
export interface PlainPayload {
  proposalId: string;
  clusterId: string;
  invitationId: string;
  askingId: string;
  offeringId: string;
  agreementId: string;
}

export const plainPayload = ({ words: own }: Broker, payload: object) => inPlainWords(own, payload) as unknown as PlainPayload;

export async function proposalOf(bus: Bus, broker: Broker, id: string, context: RequestContext): Promise<PlainProposal> {
  return inPlainWords(broker.words, await bus.ask(broker.DescribeProposal, { id }, context)) as unknown as PlainProposal;
}

export async function invitationOf(bus: Bus, broker: Broker, id: string, context: RequestContext) {
  const { invitation, replyToken } = await bus.ask(broker.DescribeInvitation, { id }, context);
  return { invitation: inPlainWords(broker.words, invitation) as unknown as PlainInvitation, replyToken };
}
