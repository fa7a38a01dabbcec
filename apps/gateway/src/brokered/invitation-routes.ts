// Invitations over HTTP, for any service that brokers and those who have an account; everyone else answers by link.
import { Controller } from '@nestjs/common';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { below, type Ask, type Brokered, type Shape } from './brokered.js';

interface Messages {
  Invitation: Shape; ReplyBody: Shape; ListInvitations: Ask; GetInvitation: Ask; ReplyToInvitation: Ask;
}

/** `noun`: what kind of invitation it is, in words, with its article. */
export function invitationRoutes({ path, messages, parties, words, noun, plural }: Brokered<Messages> & { noun: string; plural: string }) {
  const at = below(path);

  @Controller()
  class InvitationsController {
    constructor(private readonly bus: Bus) {}

    @Endpoint({
      method: 'GET', path: at(''), allow: parties, query: messages.ListInvitations.input, reply: messages.ListInvitations.output,
      sends: messages.ListInvitations,
      summary: `List ${plural}, newest first`,
      errors: ['cursor_invalid'],
    })
    list({ query, context }: Call<{ query: object }>) {
      return this.bus.ask(messages.ListInvitations, query, context);
    }

    @Endpoint({
      method: 'GET', path: at('/:id'), allow: parties, reply: messages.Invitation, sends: messages.GetInvitation,
      summary: `Show ${noun} and its reply`,
    })
    get({ params, context }: Call<{ params: 'id' }>) {
      return this.bus.ask(messages.GetInvitation, params, context);
    }

    @Endpoint({
      method: 'POST', path: at('/:id/reply'), allow: [words.asking, words.offering, 'cda'], body: messages.ReplyBody,
      reply: messages.Invitation, sends: messages.ReplyToInvitation,
      summary: `Answer ${noun}: yes, part or no`,
      description:
        `Can be changed until \`closesAt\`. When both sides say yes to the same quantity, the ${words.agreement} is agreed: ` +
        'a yes is for `yesQuantity`, and when the other side names another quantity after your yes, answer again. ' +
        'A CDA may answer for one side that asked for it; the reply says so.',
      errors: ['reply_closed', 'quantity_too_large', 'version_stale', 'conflict_of_interest'],
      example: { answer: 'yes' },
    })
    reply({ params, body, context }: Call<{ params: 'id'; body: object }>) {
      return this.bus.ask(messages.ReplyToInvitation, { id: params.id, reply: body }, context);
    }
  }
  return InvitationsController;
}
