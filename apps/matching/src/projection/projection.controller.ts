// What matching takes notice of in the registry.
import { Controller } from '@nestjs/common';
import type { Payload } from '#contracts/message.js';
import { BuyerChanged } from '#contracts/registry/buyers.js';
import { ClusterChanged } from '#contracts/registry/clusters.js';
import { ClassificationChanged, CorrespondencesChanged } from '#contracts/registry/codes.js';
import { EnterpriseChanged, EnterpriseRegistered } from '#contracts/registry/enterprises.js';
import { OnEvent, OnEvents, type Delivered, type Delivery } from '#platform/bus/events.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { ProjectionService } from './projection.service.js';

@Controller()
export class ProjectionController {
  constructor(
    private readonly projection: ProjectionService,
    private readonly store: ProjectionStore,
    private readonly classification: Classification,
  ) {}

  @OnEvents(EnterpriseRegistered)
  @OnEvents(EnterpriseChanged)
  async enterprisesChanged(
    events: readonly Delivered<Payload<typeof EnterpriseRegistered> | Payload<typeof EnterpriseChanged>>[],
  ): Promise<void> {
    const [{ delivery: { tx, context } }] = events as [(typeof events)[number]];
    await this.projection.refreshEnterprises(tx, events.map(({ payload }) => payload), context);
    await this.applied(...events.map(({ delivery }) => delivery));
  }

  @OnEvent(ClusterChanged)
  async clusterChanged(payload: Payload<typeof ClusterChanged>, delivery: Delivery): Promise<void> {
    await this.projection.refreshCluster(delivery.tx, payload.clusterId, delivery.context);
    await this.applied(delivery);
  }

  @OnEvent(BuyerChanged)
  async buyerChanged(payload: Payload<typeof BuyerChanged>, delivery: Delivery): Promise<void> {
    await this.projection.refreshBuyer(delivery.tx, payload.buyerId, delivery.context);
    await this.applied(delivery);
  }

  @OnEvent(ClassificationChanged)
  async classificationChanged(
    _payload: Payload<typeof ClassificationChanged>,
    delivery: Delivery,
  ): Promise<void> {
    await this.classification.catchUp(delivery.tx);
    await this.applied(delivery);
  }

  @OnEvent(CorrespondencesChanged)
  async correspondencesChanged(_payload: Payload<typeof CorrespondencesChanged>, delivery: Delivery): Promise<void> {
    await this.classification.catchUp(delivery.tx);
    await this.applied(delivery);
  }

  /** Last in the transaction: every event passes this one row, so it must be held for a moment only. */
  private applied(...deliveries: Delivery[]): Promise<void> {
    return this.store.advanceWatermark('registry', deliveries);
  }
}
