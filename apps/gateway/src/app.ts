// The wiring of the gateway: its routes, what guards them, and how it starts. Read it first.
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, MetadataScanner } from '@nestjs/core';
import { startService, type RunningService } from '#platform/app.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { Authenticator } from './auth/authenticator.js';
import { BuyersController } from './buyers/buyers.controller.js';
import { ClustersController } from './clusters/clusters.controller.js';
import { CodesController } from './codes/codes.controller.js';
import type { GatewayConfig } from './config.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { EnterprisesController } from './enterprises/enterprises.controller.js';
import { EndpointGuard } from './http/endpoint.guard.js';
import { Limits } from './http/limits.js';
import { ReplyInterceptor } from './http/reply.interceptor.js';
import { RouteTable } from './http/route-table.js';
import { configureHttp, fastifyOptions } from './http/server.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { LinkagesController } from './linkages/linkages.controller.js';
import { MatchRunsController } from './match-runs/match-runs.controller.js';
import { MeController } from './me/me.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { PagesController } from './pages/pages.controller.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { ReplyPageController } from './reply-page/reply-page.controller.js';
import { RequirementsController } from './requirements/requirements.controller.js';

export const apiControllers = [
  MeController, ClustersController, CodesController, EnterprisesController, BuyersController, AccountsController,
  RequirementsController, MatchRunsController, ProposalsController, InvitationsController, LinkagesController,
  NotificationsController, DeliveriesController,
];

@Module({
  imports: [DiscoveryModule],
  controllers: [...apiControllers, PagesController, ReplyPageController],
  providers: [
    Authenticator, Limits, RouteTable, MetadataScanner,
    { provide: APP_GUARD, useClass: EndpointGuard },
    { provide: APP_INTERCEPTOR, useClass: ReplyInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class GatewayModule {}

/** Starts the gateway; resolves when it answers. */
export function start(config: GatewayConfig): Promise<RunningService> {
  return startService({
    name: 'gateway',
    module: GatewayModule,
    config,
    messages: [],
    http: { fastify: fastifyOptions(config), configure: (app) => configureHttp(app, config) },
  });
}
