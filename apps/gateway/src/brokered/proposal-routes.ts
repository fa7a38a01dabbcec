// Proposals over HTTP, for any service that brokers: the CDA's queue, decisions one by one and in batches, undo.
import { Controller } from '@nestjs/common';
import { Bus } from '#platform/bus/requests.js';
import { ClaimedProposal, NewClaim, ProposalCounts, claimMinutes } from '#contracts/brokering/proposals.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';
import { below, type Ask, type Brokered, type Shape } from './brokered.js';
import { timelineOf } from './timeline.js';

interface Messages {
  Proposal: Shape; ProposalFilter: Shape; CountFilter: Shape; Ruling: Shape; BatchDecision: Shape;
  ListProposals: Ask; ListProposalSummaries: Ask; CountProposals: Ask; GetProposal: Ask; ClaimProposal: Ask; GiveBackProposal: Ask;
  DecideProposal: Ask; UndoDecision: Ask; DecideProposals: Ask;
  Timeline: Shape; GetHappenings: Ask;
}

const rulingErrors = ['transition_not_allowed', 'conflict_of_interest', 'invitation_cap_reached', 'quantity_too_large'] as const;
const approval = { ruling: 'approve', conflictOfInterest: 'none' };

/** `noun`: what kind of proposals they are, in words. */
export function proposalRoutes({ path, messages, parties, noun }: Brokered<Messages> & { noun: string }) {
  const at = below(path);

  @Controller()
  class ProposalsController {
    constructor(private readonly bus: Bus) {}

    @Endpoint({
      method: 'GET', path: at(''), allow: parties, query: messages.ProposalFilter, reply: messages.ListProposals.output,
      sends: messages.ListProposals,
      summary: `List ${noun} proposals`,
      errors: ['cursor_invalid'],
      description: 'Each with its full explanation: every rule, every criterion, every number behind the score.',
    })
    list({ query, context }: Call<{ query: object }>) {
      return this.bus.ask(messages.ListProposals, query, context);
    }

    @Endpoint({
      method: 'GET', path: at('/summaries'), allow: parties, query: messages.ProposalFilter, reply: messages.ListProposalSummaries.output,
      sends: messages.ListProposalSummaries,
      summary: `List ${noun} proposals without their explanations`,
      errors: ['cursor_invalid'],
      description: 'The same filters, order and pages, at a twentieth of the bytes: for a queue of thousands.',
    })
    listSummaries({ query, context }: Call<{ query: object }>) {
      return this.bus.ask(messages.ListProposalSummaries, query, context);
    }

    @Endpoint({
      method: 'GET', path: at('/counts'), allow: parties, query: messages.CountFilter, reply: ProposalCounts, sends: messages.CountProposals,
      summary: `Count ${noun} proposals by status`,
      description: 'With the filters of the list, but its status.',
    })
    async count({ query, context }: Call<{ query: object }>): Promise<ProposalCounts> {
      return (await this.bus.ask(messages.CountProposals, query, context)) as ProposalCounts;
    }

    @Endpoint({
      method: 'GET', path: at('/:id'), allow: parties, reply: messages.Proposal, sends: messages.GetProposal,
      summary: `Show a ${noun} proposal with its explanation`,
    })
    get({ params, context }: Call<{ params: 'id' }>) {
      return this.bus.ask(messages.GetProposal, params, context);
    }

    @Endpoint({
      method: 'POST', path: at('/:id/claim'), allow: ['cda'], keyless: true, body: NewClaim, reply: ClaimedProposal, sends: messages.ClaimProposal,
      summary: `Claim a ${noun} proposal for ${claimMinutes} minutes`,
      errors: ['claimed_by_other', 'transition_not_allowed'],
      description:
        'Tells colleagues that you are about to decide; again while it is yours, it is yours for longer. A courtesy, not a lock: ' +
        'If-Match alone rules who may decide. A decision, or whatever else ends the waiting, ends the claim. Changes no version.',
      example: { takeOver: false },
    })
    async claim({ params, body, context }: Call<{ params: 'id'; body: NewClaim }>): Promise<ClaimedProposal> {
      return (await this.bus.ask(messages.ClaimProposal, { ...params, ...body }, context)) as ClaimedProposal;
    }

    @Endpoint({
      method: 'DELETE', path: at('/:id/claim'), allow: ['cda'], reply: ClaimedProposal, sends: messages.GiveBackProposal,
      summary: `Give back a ${noun} proposal that you claimed`,
      description: 'What a colleague has claimed stays theirs; the reply says how it is.',
    })
    async giveBack({ params, context }: Call<{ params: 'id' }>): Promise<ClaimedProposal> {
      return (await this.bus.ask(messages.GiveBackProposal, params, context)) as ClaimedProposal;
    }

    @Endpoint({
      method: 'GET', path: at('/:id/timeline'), allow: clusterStaff, reply: messages.Timeline, sends: messages.GetHappenings,
      summary: `Show what happened to a ${noun} proposal, in order`,
      description:
        'Made, decided, undone, invited, reminded, replied, agreed or ended, and every message that was sent about it with its attempts. ' +
        'While notifications cannot be reached the messages are missing, and `deliveriesMissing` says so.',
    })
    async timeline({ params, context }: Call<{ params: 'id' }>) {
      return timelineOf(this.bus, messages.GetHappenings, params.id, context);
    }

    @Endpoint({
      method: 'POST', path: at('/:id/decision'), allow: ['cda'], body: messages.Ruling, reply: messages.Proposal, ifMatch: true,
      sends: messages.DecideProposal,
      summary: 'Decide: approve, amend, decline or ask',
      errors: rulingErrors,
      description:
        'Takes effect when the holding period of the cluster ends; until then it can be undone. ' +
        'Decline and ask need a reason code. A declared conflict of interest leaves the approval to another CDA.',
      example: approval,
    })
    decide({ params, version, body, context }: Call<{ params: 'id'; body: object }>) {
      return this.bus.ask(messages.DecideProposal, { id: params.id, version, decision: body }, context);
    }

    @Endpoint({
      method: 'POST', path: at('/:id/decision/undo'), allow: ['cda'], reply: messages.Proposal, ifMatch: true,
      sends: messages.UndoDecision,
      summary: 'Undo a decision within its holding period',
      errors: ['undo_too_late', 'transition_not_allowed', 'conflict_of_interest'],
    })
    undo({ params, version, context }: Call<{ params: 'id' }>) {
      return this.bus.ask(messages.UndoDecision, { id: params.id, version }, context);
    }

    @Endpoint({
      method: 'POST', path: at('/decisions'), allow: ['cda'], body: messages.BatchDecision, reply: messages.DecideProposals.output,
      sends: messages.DecideProposals,
      summary: 'Decide up to 100 proposals at once',
      description:
        'Each decision stands or falls by itself and states the version it was made on; the reply is 200 with one result each.',
      example: { decisions: [{ proposalId: '018f6b1e-7c7a-7000-8000-0000000000aa', version: 1, decision: approval }] },
    })
    decideAll({ body, context }: Call<{ body: object }>) {
      return this.bus.ask(messages.DecideProposals, body, context);
    }
  }
  return ProposalsController;
}
