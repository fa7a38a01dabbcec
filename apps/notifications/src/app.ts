// The wiring of the notifications service: which parts it is made of, and how it starts. Read it first.
import { Module } from '@nestjs/common';
import * as invitations from '#contracts/matching/invitations.js';
import * as proposals from '#contracts/matching/proposals.js';
import * as requirements from '#contracts/matching/requirements.js';
import * as deliveryMessages from '#contracts/notifications/deliveries.js';
import * as serviceInvitations from '#contracts/service-market/invitations.js';
import * as needs from '#contracts/service-market/needs.js';
import * as serviceProposals from '#contracts/service-market/proposals.js';
import { startService, type RunningService } from '#platform/app.js';
import type { NotificationsConfig } from './config.js';
import { entities, migrations } from './database.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeliveriesRepository } from './deliveries/deliveries.repository.js';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { DeliveryFigures } from './deliveries/figures.js';
import { invariants } from './deliveries/invariants.js';
import { GivenUp } from './deliveries/given-up.js';
import { Letters } from './deliveries/letters.js';
import { Mailer } from './deliveries/mailer.js';
import { RetentionRepository } from './deliveries/retention.repository.js';
import { SendingRepository } from './deliveries/sending.repository.js';
import { SendingService } from './deliveries/sending.service.js';
import { DeliveryUpkeep } from './deliveries/upkeep.js';
import { FeedController } from './feed/feed.controller.js';
import { FeedRepository } from './feed/feed.repository.js';
import { FeedService } from './feed/feed.service.js';
import { Clusters } from './notices/clusters.js';
import { NotReachedService } from './notices/not-reached.service.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticesService } from './notices/notices.service.js';
import { Telling } from './notices/telling.js';

@Module({
  controllers: [NoticesController, DeliveriesController, FeedController],
  providers: [
    NoticesService, NotReachedService, Telling, Clusters,
    DeliveriesService, DeliveriesRepository, SendingService, SendingRepository, GivenUp, Letters, Mailer,
    DeliveryFigures, DeliveryUpkeep, RetentionRepository,
    FeedService, FeedRepository,
  ],
})
export class NotificationsModule {}

/** Starts the service; resolves when it answers. */
export function start(config: NotificationsConfig): Promise<RunningService> {
  return startService({
    name: 'notifications',
    module: NotificationsModule,
    config,
    messages: [invitations, proposals, requirements, serviceInvitations, serviceProposals, needs, deliveryMessages],
    database: { entities, migrations },
    invariants,
  });
}
