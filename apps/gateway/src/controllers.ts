// The resources of the API, one controller each.
import { AccountsController } from './accounts/accounts.controller.js';
import { AllocationsController } from './allocations/allocations.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { brokeredControllers } from './brokered/routes.js';
import { BuyersController } from './buyers/buyers.controller.js';
import { ClustersController } from './clusters/clusters.controller.js';
import { CodesController } from './codes/codes.controller.js';
import { ColleaguesController } from './colleagues/colleagues.controller.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DuplicatesController } from './duplicates/duplicates.controller.js';
import { ClaimQuestionsController } from './enterprises/claim-questions.controller.js';
import { EnterprisesController } from './enterprises/enterprises.controller.js';
import { MergesController } from './enterprises/merges.controller.js';
import { GapsController } from './gaps/gaps.controller.js';
import { HomeController } from './home/home.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { InclusionController } from './inclusion/inclusion.controller.js';
import { LiveController } from './live/live.controller.js';
import { MatchRunsController } from './match-runs/match-runs.controller.js';
import { MeController } from './me/me.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { ConsentsController } from './persons/consents.controller.js';
import { PersonsController } from './persons/persons.controller.js';
import { ProvidersController } from './providers/providers.controller.js';
import { RelevanceWeightsController } from './relevance-weights/relevance-weights.controller.js';
import { RequirementsController } from './requirements/requirements.controller.js';
import { PasswordsController } from './sign-in/passwords.controller.js';
import { SessionsController } from './sign-in/sessions.controller.js';
import { OpeningsController } from './service-needs/openings.controller.js';
import { ServiceNeedsController } from './service-needs/service-needs.controller.js';
import { ServiceOffersController } from './service-offers/service-offers.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

export const apiControllers = [
  MeController,
  LiveController,
  HomeController,
  ColleaguesController,
  ClustersController,
  CodesController,
  EnterprisesController,
  ClaimQuestionsController,
  MergesController,
  DuplicatesController,
  InclusionController,
  ImportsController,
  BuyersController,
  ProvidersController,
  AccountsController,
  SessionsController,
  PasswordsController,
  ConsentsController,
  PersonsController,
  AuditController,
  RequirementsController,
  MatchRunsController,
  RelevanceWeightsController,
  ServiceOffersController,
  ServiceNeedsController,
  OpeningsController,
  GapsController,
  AllocationsController,
  ...brokeredControllers,
  NotificationsController,
  DeliveriesController,
  WebhooksController,
];
