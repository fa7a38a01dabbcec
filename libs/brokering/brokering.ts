// What lies between a suggestion and an agreement, for any service that brokers: claims, a person's decision with its holding
// period, invitations to both sides, their replies, the cut-off and what both agree to. Read this first.
//
// A service that mounts it
//   - defines its messages with `defineProposals`, `defineInvitations` and `defineTimeline` of #contracts/brokering, in its own words;
//   - runs `createBrokeringTables` and what was added since (`tables.ts`) in its migrations, and lists `brokeringEntities` and its own entity of `proposal`;
//   - implements `Subjects`, and spreads what `brokering` returns into its module;
//   - lists `brokeringInvariants`, and spreads `brokeringConfig` into its config;
//   - hands what its runs find to `ProposalsService`, and tells it when a subject or posting ends.
// Inside, names are plain: subject (lot, need), posting (requirement, need), asking and offering side. `Wording` turns
// them into the service's own at the edge: in replies, events, audit records and sentences.
import type { Provider, Type } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import { AgreementRow } from './agreements/agreement.entity.js';
import { agreementsController } from './agreements/agreements.controller.js';
import { AgreementsRepository } from './agreements/agreements.repository.js';
import { AgreementsService } from './agreements/agreements.service.js';
import type { BrokeringConfig } from './config.js';
import { CutOffRepository } from './invitations/cut-off.repository.js';
import { CutOffService } from './invitations/cut-off.service.js';
import { InvitationRow } from './invitations/invitation.entity.js';
import { invitationsController } from './invitations/invitations.controller.js';
import { InvitationsRepository } from './invitations/invitations.repository.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { IssuingService } from './invitations/issuing.service.js';
import { RepliesService } from './invitations/replies.service.js';
import { ReplyLinks } from './invitations/reply-links.js';
import { ReplyRow } from './invitations/reply.entity.js';
import { ClaimsRepository } from './proposals/claims.repository.js';
import { ClaimsService } from './proposals/claims.service.js';
import { ChangesRepository } from './proposals/changes.repository.js';
import { DecisionRow } from './proposals/decision.entity.js';
import { DecisionsRepository } from './proposals/decisions.repository.js';
import { DecisionsService } from './proposals/decisions.service.js';
import { EffectsService } from './proposals/effects.service.js';
import { ProposalClaimRow } from './proposals/proposal-claim.entity.js';
import { proposalsController } from './proposals/proposals.controller.js';
import { ProposalsRepository } from './proposals/proposals.repository.js';
import { ProposalsService } from './proposals/proposals.service.js';
import { ReviewService } from './proposals/review.service.js';
import { RunResultRepository } from './proposals/run-result.repository.js';
import { Subjects } from './subjects.js';
import { HappeningsRepository } from './timeline/happenings.repository.js';
import { HappeningsService } from './timeline/happenings.service.js';
import { timelineController } from './timeline/timeline.controller.js';
import { Wording, type Phrasing } from './wording.js';

/** All but the proposal, whose foreign key leads into a table of the service. */
export const brokeringEntities = [DecisionRow, ProposalClaimRow, InvitationRow, ReplyRow, AgreementRow];

/** The controllers and providers of one service, for its module. */
export function brokering(
  { subjects, ...phrasing }: Phrasing & { subjects: Type<Subjects> },
): { controllers: Type[]; providers: Provider[] } {
  const { messages, words } = phrasing;
  return {
    controllers: [proposalsController(messages), invitationsController(messages), agreementsController(messages), timelineController(messages)],
    providers: [
      { provide: Wording, useValue: new Wording(phrasing) },
      { provide: Subjects, useClass: subjects },
      {
        provide: ReplyLinks, inject: [CONFIG],
        useFactory: (config: BrokeringConfig) => new ReplyLinks(config, words.linkMark),
      },
      ProposalsRepository, RunResultRepository, ProposalsService, ReviewService,
      DecisionsRepository, DecisionsService, EffectsService, ClaimsRepository, ClaimsService, ChangesRepository,
      InvitationsRepository, InvitationsService, IssuingService, RepliesService,
      CutOffRepository, CutOffService,
      AgreementsRepository, AgreementsService,
      HappeningsRepository, HappeningsService,
    ],
  };
}
