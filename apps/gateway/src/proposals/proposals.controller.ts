// Linkage proposals over HTTP: the CDA's queue, decisions one by one and in batches, undo.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import {
  BatchDecision,
  DecideProposal,
  DecideProposals,
  GetProposal,
  LinkageProposal,
  ListProposals,
  ProposalFilter,
  Ruling,
  UndoDecision,
} from '#contracts/matching/proposals.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { involved } from '../http/roles.js';

const rulingErrors = [
  'transition_not_allowed',
  'conflict_of_interest',
  'invitation_cap_reached',
  'quantity_too_large',
] as const;

@Controller()
export class ProposalsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/proposals',
    allow: involved,
    query: ProposalFilter,
    reply: ListProposals.output,
    sends: ListProposals,
    summary: 'List linkage proposals',
    errors: ['cursor_invalid'],
    description:
      'Each with its full explanation: every rule, every criterion, every number behind the score.',
  })
  list({ query, context }: Call<{ query: Input<typeof ListProposals> }>) {
    return this.bus.ask(ListProposals, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/proposals/:id',
    allow: involved,
    reply: LinkageProposal,
    sends: GetProposal,
    summary: 'Show a linkage proposal with its explanation',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetProposal, params, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/proposals/:id/decision',
    allow: ['cda'],
    body: Ruling,
    reply: LinkageProposal,
    ifMatch: true,
    sends: DecideProposal,
    summary: 'Decide: approve, amend, decline or ask',
    errors: rulingErrors,
    description:
      'Takes effect when the holding period of the cluster ends; until then it can be undone. ' +
      'Decline and ask need a reason code. A declared conflict of interest leaves the approval to another CDA.',
    example: { ruling: 'approve', conflictOfInterest: 'none' },
  })
  decide({ params, version, body, context }: Call<{ params: 'id'; body: Ruling }>) {
    return this.bus.ask(DecideProposal, { id: params.id, version, decision: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/proposals/:id/decision/undo',
    allow: ['cda'],
    reply: LinkageProposal,
    ifMatch: true,
    sends: UndoDecision,
    summary: 'Undo a decision within its holding period',
    errors: ['undo_too_late', 'transition_not_allowed', 'conflict_of_interest'],
  })
  undo({ params, version, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(UndoDecision, { id: params.id, version }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/proposals/decisions',
    allow: ['cda'],
    body: BatchDecision,
    reply: DecideProposals.output,
    sends: DecideProposals,
    summary: 'Decide up to 100 proposals at once',
    description:
      'Each decision stands or falls by itself and states the version it was made on; the reply is 200 with one result each.',
    example: {
      decisions: [
        {
          proposalId: '018f6b1e-7c7a-7000-8000-0000000000aa',
          version: 1,
          decision: { ruling: 'approve', conflictOfInterest: 'none' },
        },
      ],
    },
  })
  decideAll({ body, context }: Call<{ body: Input<typeof DecideProposals> }>) {
    return this.bus.ask(DecideProposals, body, context);
  }
}
