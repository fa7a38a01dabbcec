// For whom a need is posted: enterprises post for themselves, a CDA names the enterprise.
import { Injectable } from '@nestjs/common';
import { DomainError, enterpriseMerged } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import type { NewServiceNeed } from '#contracts/service-market/needs.js';
import type { Tx } from '#platform/database/database.js';
import { requireRole } from '#platform/roles.js';
import { needsSeenBy } from '../access.js';
import type { Problem } from '../offers/offer-check.js';
import { Parties } from '../projection/parties.js';

export interface Asker {
  enterpriseId: string;
  name: string | null;
  /** In which it is told of proposed codes: the first of its cluster. */
  language: string | undefined;
  problems: Problem[];
}

@Injectable()
export class Askers {
  constructor(private readonly parties: Parties) {}

  /** A cluster or enterprise out of the caller's reach looks like an unknown one. */
  async of({ clusterId, enterpriseId }: Pick<NewServiceNeed, 'clusterId' | 'enterpriseId'>, context: RequestContext, tx: Tx): Promise<Asker> {
    const id = askingId(enterpriseId, context);
    const reach = needsSeenBy(context.actor).clusterIds;
    const cluster = reach === null || reach.includes(clusterId) ? await this.parties.cluster(clusterId, context, tx) : null;
    const enterprise = await this.parties.enterprise(id, context, tx);
    const problems: Problem[] = [];
    const isThere = cluster !== null && enterprise?.clusterId === clusterId;
    if (cluster === null || (context.actor?.role === 'enterprise' && !isThere)) {
      const message = `There is no cluster ${clusterId} that you may post to. Check the id.`;
      problems.push({ code: 'cluster_unknown', field: 'clusterId', message });
    } else if (!isThere) {
      const message = `There is no enterprise ${id} in the cluster ${clusterId}. Check both ids.`;
      problems.push({ code: 'body_invalid', field: 'enterpriseId', message });
    }
    // Asked of what the caller may see: a stranger does not learn what became of it.
    if (isThere && enterprise.mergedInto) throw enterpriseMerged(id, enterprise.mergedInto);
    return { enterpriseId: id, name: enterprise?.name ?? null, language: cluster?.languages[0], problems };
  }
}

function askingId(stated: string | undefined, context: RequestContext): string {
  requireRole(context, ['enterprise', 'cda', 'manager', 'admin']);
  const { actor } = context;
  if (actor?.role === 'enterprise') {
    if (actor.organisationId === null || (stated !== undefined && stated !== actor.organisationId)) {
      throw new DomainError('not_yours', 'An enterprise posts for itself only. Leave out enterpriseId.', {
        fields: [{ field: 'enterpriseId', message: 'leave it out' }],
      });
    }
    return actor.organisationId;
  }
  if (stated !== undefined) return stated;
  throw new DomainError('body_invalid', 'Name the enterprise you post for.', {
    fields: [{ field: 'enterpriseId', message: 'required for a CDA, manager or admin' }],
  });
}
