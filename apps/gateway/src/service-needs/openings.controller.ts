// Needs that the system proposes, over HTTP: what they rest on, and what a CDA rules.
import { Controller } from '@nestjs/common';
import { ServiceNeed } from '#contracts/service-market/needs.js';
import {
  ConfirmedOpening, ConfirmServiceNeed, DismissServiceNeed, ExplainServiceNeed, OpeningConfirmation, OpeningDismissal,
  OpeningExplanation,
} from '#contracts/service-market/openings.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

@Controller()
export class OpeningsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/service-needs/:id/opening',
    allow: clusterStaff,
    reply: OpeningExplanation,
    sends: ExplainServiceNeed,
    summary: 'Show what a proposed need rests on',
    description: 'The enterprises that miss open lots for want of one thing, and the lots, by name. List proposed needs with ' +
      'GET /v1/service-needs?origin=market_opening&status=proposed.',
  })
  explain({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(ExplainServiceNeed, params, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/service-needs/:id/confirm',
    allow: clusterStaff,
    body: OpeningConfirmation,
    reply: ConfirmedOpening,
    ifMatch: true,
    sends: ConfirmServiceNeed,
    summary: 'Confirm a need that the system proposes',
    description: 'Opens one need for each enterprise, which is matched with offers and counted as a gap like any other. ' +
      'Nothing is sent to anybody by that.',
    errors: ['code_unknown', 'deadline_past', 'transition_not_allowed'],
    example: { quantity: 3, urgency: 'high', note: 'Agreed at the round table of the association' },
  })
  confirm({ params, version, body, context }: Call<{ params: 'id'; body: OpeningConfirmation }>) {
    return this.bus.ask(ConfirmServiceNeed, { id: params.id, version, confirmation: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/service-needs/:id/dismiss',
    allow: clusterStaff,
    body: OpeningDismissal,
    reply: ServiceNeed,
    ifMatch: true,
    sends: DismissServiceNeed,
    summary: 'Dismiss a need that the system proposes',
    description: 'It is proposed again only when twice as many enterprises, or twice as many lots, are concerned.',
    errors: ['transition_not_allowed'],
    example: { reasonCode: 'offered_already', note: 'The institute begins in March' },
  })
  dismiss({ params, version, body, context }: Call<{ params: 'id'; body: OpeningDismissal }>) {
    return this.bus.ask(DismissServiceNeed, { id: params.id, version, dismissal: body }, context);
  }
}
