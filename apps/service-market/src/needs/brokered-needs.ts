// Needs as brokering sees them: what is open of one, what an engagement covers, and who follows from the cluster's policy.
import { Injectable } from '@nestjs/common';
import { openQuantity, withoutNoise } from '#brokering/quantities.js';
import { Subjects, type BrokeringPolicy, type HeldSubject } from '#brokering/subjects.js';
import { MatchingPolicy } from '#contracts/registry/clusters.js';
import { ServiceNeedEnded } from '#contracts/service-market/needs.js';
import type { Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { Rematches } from '../matches/rematches.js';
import type { ServiceNeedRow } from './need.entity.js';
import { statusAfter } from './need-transitions.js';
import { NeedsRepository } from './needs.repository.js';

@Injectable()
export class BrokeredNeeds extends Subjects {
  constructor(
    private readonly repository: NeedsRepository,
    private readonly store: ProjectionStore,
    private readonly rematches: Rematches,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  async hold(tx: Tx, id: string): Promise<HeldSubject> {
    await this.repository.hold(tx, [id]);
    const need = (await this.repository.row(tx, id))!;
    return { unit: need.unit, openQuantity: openOf(need), endReason: need.status === 'open' ? null : `need_${need.status}` };
  }

  holdAll(tx: Tx, ids: readonly string[]): Promise<void> {
    return this.repository.hold(tx, ids);
  }

  async cover(tx: Tx, id: string, quantity: number): Promise<boolean> {
    const need = (await this.repository.row(tx, id))!;
    const coveredQuantity = withoutNoise(need.coveredQuantity + quantity, need.unit);
    const isMet = openOf({ ...need, coveredQuantity }) === 0;
    const status = isMet && need.status === 'open' ? statusAfter(need.status, 'meet') : need.status;
    await this.repository.update(tx, need, { coveredQuantity, status });
    await this.rematches.gapsOf(tx, need.clusterId);
    if (status === 'met') {
      await this.outbox.publish(
        ServiceNeedEnded, { needId: id, clusterId: need.clusterId, enterpriseId: need.enterpriseId!, how: 'met' }, tx,
        { aggregateId: id, version: need.version + 1 },
      );
    }
    return isMet;
  }

  matchAgain(tx: Tx, id: string): Promise<void> {
    return this.rematches.ofNeed(tx, id, 'decision_undone');
  }

  async policy(tx: Tx, clusterId: string): Promise<BrokeringPolicy> {
    return (await this.store.cluster(clusterId, tx))?.policy ?? MatchingPolicy.parse({});
  }
}

/** What no engagement covers yet, in the unit of the need. */
export const openOf = ({ quantity, coveredQuantity, unit }: Pick<ServiceNeedRow, 'quantity' | 'coveredQuantity' | 'unit'>): number =>
  openQuantity({ quantity, linkedQuantity: coveredQuantity, unit });
