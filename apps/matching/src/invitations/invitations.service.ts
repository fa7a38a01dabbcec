// Reads of invitations: by account, by link, and what a message about one says.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  DescribeInvitation, ListInvitations, ShowInvitationByLink, type Invitation,
} from '#contracts/matching/invitations.js';
import { requireRole } from '../access.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { viewpointOf } from '../proposals/viewpoint.js';
import { invitationView } from './invitation-view.js';
import { InvitationsRepository } from './invitations.repository.js';
import { ReplyLinks } from './reply-links.js';

@Injectable()
export class InvitationsService {
  constructor(
    private readonly repository: InvitationsRepository,
    private readonly links: ReplyLinks,
  ) {}

  async get(id: string, context: RequestContext): Promise<Invitation> {
    const row = await this.repository.shown(id, viewpointOf(context.actor));
    if (row === null) throw notFound('invitation', id);
    return invitationView(row);
  }

  async list(input: Input<typeof ListInvitations>, context: RequestContext): Promise<Output<typeof ListInvitations>> {
    requireRole(context, ['buyer', 'enterprise', 'cda', 'manager', 'admin']);
    const { cursor, ...filter } = input;
    const rows = await this.repository.list({
      ...filter, viewpoint: viewpointOf(context.actor), beforeId: idOfCursor(cursor),
    });
    const page = pageOf(rows, filter.limit);
    return { items: page.items.map(invitationView), nextCursor: page.nextCursor };
  }

  /** Changes nothing, and goes on showing the outcome for some weeks after the cut-off. */
  async showByLink({ token }: Input<typeof ShowInvitationByLink>): Promise<Invitation> {
    const id = this.links.invitationOf(token);
    const row = await this.repository.shown(id, viewpointOf(null));
    if (row === null) throw notFound('invitation', id);
    this.links.refuseOld(row.closesAt);
    return invitationView(row);
  }

  /** Internal: with the link it holds the right to answer, so a person never gets it. */
  async describe(id: string, context: RequestContext): Promise<Output<typeof DescribeInvitation>> {
    if (context.actor !== null) throw new DomainError('role_not_allowed', 'This is asked by the system only.');
    return { invitation: await this.get(id, context), replyToken: this.links.tokenFor(id) };
  }
}
