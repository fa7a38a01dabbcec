// The resources of the API, one controller each.
import { AccountsController } from './accounts/accounts.controller.js';
import { BuyersController } from './buyers/buyers.controller.js';
import { ClustersController } from './clusters/clusters.controller.js';
import { CodesController } from './codes/codes.controller.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { EnterprisesController } from './enterprises/enterprises.controller.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { LinkagesController } from './linkages/linkages.controller.js';
import { MatchRunsController } from './match-runs/match-runs.controller.js';
import { MeController } from './me/me.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { RequirementsController } from './requirements/requirements.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

export const apiControllers = [
  MeController,
  ClustersController,
  CodesController,
  EnterprisesController,
  BuyersController,
  AccountsController,
  RequirementsController,
  MatchRunsController,
  ProposalsController,
  InvitationsController,
  LinkagesController,
  NotificationsController,
  DeliveriesController,
  WebhooksController,
];
