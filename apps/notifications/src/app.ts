// The wiring of the notifications service: which parts it is made of, and how it starts. Read it first.
import { Module } from '@nestjs/common';
import * as auditMessages from '#contracts/audit.js';
import * as invitations from '#contracts/matching/invitations.js';
import * as proposals from '#contracts/matching/proposals.js';
import * as requirements from '#contracts/matching/requirements.js';
import * as deliveryMessages from '#contracts/notifications/deliveries.js';
import * as webhookMessages from '#contracts/notifications/webhooks.js';
import * as claimQuestions from '#contracts/registry/claim-questions.js';
import * as persons from '#contracts/persons.js';
import * as personData from '#contracts/registry/persons.js';
import * as signInMessages from '#contracts/registry/sign-in.js';
import * as serviceInvitations from '#contracts/service-market/invitations.js';
import * as needs from '#contracts/service-market/needs.js';
import * as openings from '#contracts/service-market/openings.js';
import * as serviceProposals from '#contracts/service-market/proposals.js';
import { startService, type RunningService } from '#platform/app.js';
import { personsController } from '#platform/persons/persons.controller.js';
import { auditReadingOf } from '#platform/audit-reading.js';
import type { NotificationsConfig } from './config.js';
import { entities, migrations } from './database.js';
import { Attempts } from './deliveries/attempts.service.js';
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
import { eraseFeed } from './feed/erase-feed.js';
import { FeedController } from './feed/feed.controller.js';
import { FeedRepository } from './feed/feed.repository.js';
import { FeedService } from './feed/feed.service.js';
import { Clusters } from './notices/clusters.js';
import { ClaimQuestionNotices } from './notices/claim-question-notices.js';
import { EndpointOffService } from './notices/endpoint-off.service.js';
import { NotReachedService } from './notices/not-reached.service.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticesService } from './notices/notices.service.js';
import { PasswordLinkService } from './notices/password-link.service.js';
import { Telling } from './notices/telling.js';
import { AnnouncementsService } from './webhooks/announcements.service.js';
import { Announcing } from './webhooks/announcing.js';
import { WebhookCaller } from './webhooks/caller.js';
import { CallingRepository } from './webhooks/calling.repository.js';
import { CallingService } from './webhooks/calling.service.js';
import { EndpointsRepository } from './webhooks/endpoints.repository.js';
import { EndpointsService } from './webhooks/endpoints.service.js';
import { HistoryRepository } from './webhooks/history.repository.js';
import { HistoryService } from './webhooks/history.service.js';
import { WebhookResolver } from './webhooks/resolver.js';
import { WebhookSecrets } from './webhooks/secrets.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

@Module({
  controllers: [
    auditReadingOf(auditMessages.ListNotificationsAudit), NoticesController, DeliveriesController, FeedController, WebhooksController,
    personsController(persons.personsInNotifications, eraseFeed),
  ],
  providers: [
    NoticesService, ClaimQuestionNotices, NotReachedService, EndpointOffService, PasswordLinkService, Telling, Clusters,
    DeliveriesService, DeliveriesRepository, Attempts, SendingService, SendingRepository, GivenUp, Letters, Mailer,
    DeliveryFigures, DeliveryUpkeep, RetentionRepository,
    FeedService, FeedRepository,
    EndpointsService, EndpointsRepository, HistoryService, HistoryRepository, AnnouncementsService, Announcing,
    CallingService, CallingRepository, WebhookCaller, WebhookResolver, WebhookSecrets,
  ],
})
export class NotificationsModule {}

/** Starts the service; resolves when it answers. */
export function start(config: NotificationsConfig): Promise<RunningService> {
  return startService({
    name: 'notifications',
    module: NotificationsModule,
    config,
    messages: [
      auditMessages, invitations, proposals, requirements, claimQuestions, serviceInvitations, serviceProposals, needs, openings, deliveryMessages,
      webhookMessages, persons, personData, signInMessages,
    ],
    database: { entities, migrations },
    invariants,
  });
}
