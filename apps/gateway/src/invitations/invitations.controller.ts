// Invitations over HTTP, for those who have an account; everyone else answers by link.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import {
  GetInvitation,
  Invitation,
  ListInvitations,
  ReplyBody,
  ReplyToInvitation,
} from '#contracts/matching/invitations.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { involved } from '../http/roles.js';

@Controller()
export class InvitationsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/invitations',
    allow: involved,
    query: ListInvitations.input,
    reply: ListInvitations.output,
    sends: ListInvitations,
    summary: 'List invitations, newest first',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListInvitations> }>) {
    return this.bus.ask(ListInvitations, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/invitations/:id',
    allow: involved,
    reply: Invitation,
    sends: GetInvitation,
    summary: 'Show an invitation and its reply',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetInvitation, params, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/invitations/:id/reply',
    allow: ['buyer', 'enterprise', 'cda'],
    body: ReplyBody,
    reply: Invitation,
    sends: ReplyToInvitation,
    summary: 'Answer an invitation: yes, part or no',
    description:
      'Can be changed until `closesAt`. When both sides say yes to the same quantity, the linkage is agreed: ' +
      'a yes is for `yesQuantity`, and when the other side names another quantity after your yes, answer again. ' +
      'A CDA may answer for one side that asked for it; the reply says so.',
    errors: ['reply_closed', 'quantity_too_large', 'version_stale', 'conflict_of_interest'],
    example: { answer: 'yes' },
  })
  reply({ params, body, context }: Call<{ params: 'id'; body: ReplyBody }>) {
    return this.bus.ask(ReplyToInvitation, { id: params.id, reply: body }, context);
  }
}
