// The wiring of the gateway: its routes, what guards them, and how it starts. Read it first.
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, MetadataScanner } from '@nestjs/core';
import { startService, type RunningService } from '#platform/app.js';
import { Authenticator } from './auth/authenticator.js';
import { Browser } from './auth/browser.js';
import { Credentials } from './auth/credentials.js';
import type { GatewayConfig } from './config.js';
import { ConsoleController } from './console/console.controller.js';
import { apiControllers } from './controllers.js';
import { DemoPageController } from './demo-page/demo-page.controller.js';
import { Admission } from './http/admission.js';
import { EndpointGuard } from './http/endpoint.guard.js';
import { Limits } from './http/limits.js';
import { ReplyInterceptor } from './http/reply.interceptor.js';
import { RouteTable } from './http/route-table.js';
import { configureHttp, fastifyOptions } from './http/server.js';
import { Live } from './live/live.js';
import { PasswordPageController } from './password-page/password-page.controller.js';
import { PagesController } from './pages/pages.controller.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { ReplyPageController } from './reply-page/reply-page.controller.js';
import { OidcController } from './sign-in/oidc.controller.js';
import { OidcProvider } from './sign-in/oidc.js';
import { QuestionPageController } from './question-page/question-page.controller.js';
import { WithdrawPageController } from './withdraw-page/withdraw-page.controller.js';

@Module({
  imports: [DiscoveryModule],
  controllers: [
    ...apiControllers, PagesController, ReplyPageController, QuestionPageController, WithdrawPageController, PasswordPageController, OidcController,
    ConsoleController, DemoPageController,
  ],
  providers: [
    Authenticator,
    Browser,
    Credentials,
    OidcProvider,
    Admission,
    Live,
    Limits,
    RouteTable,
    MetadataScanner,
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
