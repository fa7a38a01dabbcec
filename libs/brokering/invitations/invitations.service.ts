// Reads of invitations: by account, by link, and what a message about one says.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { requireRole } from '#platform/roles.js';
import { viewpointOf } from '../proposals/viewpoint.js';
import { Wording, type InvitationQuery } from '../wording.js';
import { invitationView, type InvitationView } from './invitation-view.js';
import { InvitationsRepository } from './invitations.repository.js';
import { ReplyLinks } from './reply-links.js';

@Injectable()
export class InvitationsService {
  constructor(
    private readonly wording: Wording,
    private readonly repository: InvitationsRepository,
    private readonly links: ReplyLinks,
  ) {}

  async get(id: string, context: RequestContext): Promise<InvitationView> {
    const row = await this.repository.shown(id, viewpointOf(context.actor, this.wording.words));
    if (row === null) throw notFound('invitation', id);
    return invitationView(row);
  }

  async list(
    { cursor, ...filter }: InvitationQuery, context: RequestContext,
  ): Promise<{ items: InvitationView[]; nextCursor: string | null }> {
    const { asking, offering } = this.wording.words;
    requireRole(context, [asking, offering, 'cda', 'manager', 'admin']);
    const rows = await this.repository.list({
      ...filter, viewpoint: viewpointOf(context.actor, this.wording.words), beforeId: idOfCursor(cursor),
    });
    const page = pageOf(rows, filter.limit);
    return { items: page.items.map(invitationView), nextCursor: page.nextCursor };
  }

  /** Changes nothing, and goes on showing the outcome for some weeks after the cut-off. */
  async showByLink(token: string): Promise<InvitationView> {
    const id = this.links.invitationOf(token);
    const row = await this.repository.shown(id, viewpointOf(null, this.wording.words));
    if (row === null) throw notFound('invitation', id);
    this.links.refuseOld(row.closesAt);
    return invitationView(row);
  }

  /** Internal: with the link it holds the right to answer, so a person never gets it. */
  async describe(id: string, context: RequestContext): Promise<{ invitation: InvitationView; replyToken: string }> {
    if (context.actor !== null) throw new DomainError('role_not_allowed', 'This is asked by the system only.');
    return { invitation: await this.get(id, context), replyToken: this.links.tokenFor(id) };
  }
}
