// Reads of agreements, for both sides and for those who work for the cluster.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { requireRole } from '#platform/roles.js';
import { viewpointOf } from '../proposals/viewpoint.js';
import { Wording, type Page } from '../wording.js';
import { AgreementsRepository, type ShownAgreement } from './agreements.repository.js';

type AgreementView = ReturnType<typeof agreementView>;

@Injectable()
export class AgreementsService {
  constructor(
    private readonly wording: Wording,
    private readonly repository: AgreementsRepository,
  ) {}

  async get(id: string, context: RequestContext): Promise<AgreementView> {
    const row = await this.repository.shown(id, viewpointOf(context.actor, this.wording.words));
    if (row === null) throw notFound(this.wording.words.agreement, id);
    return agreementView(row);
  }

  async list(
    { cursor, ...filter }: Page & { postingId?: string }, context: RequestContext,
  ): Promise<{ items: AgreementView[]; nextCursor: string | null }> {
    const { asking, offering } = this.wording.words;
    requireRole(context, [asking, offering, 'cda', 'manager', 'admin']);
    const rows = await this.repository.list({
      ...filter, viewpoint: viewpointOf(context.actor, this.wording.words), beforeId: idOfCursor(cursor),
    });
    const page = pageOf(rows, filter.limit);
    return { items: page.items.map(agreementView), nextCursor: page.nextCursor };
  }
}

function agreementView(row: ShownAgreement) {
  return { ...row, agreedAt: row.agreedAt.toISOString() };
}
