// Reads of linkages, for both sides and for those who work for the cluster.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import { ListLinkages, type Linkage } from '#contracts/matching/invitations.js';
import { requireRole } from '../access.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { viewpointOf } from '../proposals/viewpoint.js';
import { LinkagesRepository, type ShownLinkage } from './linkages.repository.js';

@Injectable()
export class LinkagesService {
  constructor(private readonly repository: LinkagesRepository) {}

  async get(id: string, context: RequestContext): Promise<Linkage> {
    const row = await this.repository.shown(id, viewpointOf(context.actor));
    if (row === null) throw notFound('linkage', id);
    return linkageView(row);
  }

  async list(input: Input<typeof ListLinkages>, context: RequestContext): Promise<Output<typeof ListLinkages>> {
    requireRole(context, ['buyer', 'enterprise', 'cda', 'manager', 'admin']);
    const { cursor, ...filter } = input;
    const rows = await this.repository.list({
      ...filter, viewpoint: viewpointOf(context.actor), beforeId: idOfCursor(cursor),
    });
    const page = pageOf(rows, filter.limit);
    return { items: page.items.map(linkageView), nextCursor: page.nextCursor };
  }
}

function linkageView(row: ShownLinkage): Linkage {
  return { ...row, agreedAt: row.agreedAt.toISOString() };
}
