// Service proposals and the CDA's decisions: brokering in the words of the service market.
import type { z } from 'zod';
import { explanationsOf } from '../brokering/explanations.js';
import { defineProposals } from '../brokering/proposals.js';
import { serviceAskReasons, serviceDeclineReasons } from './reasons.js';
import { words } from './words.js';

const { Explanation } = explanationsOf(words);
export const ServiceExplanation = Explanation;
export type ServiceExplanation = z.infer<typeof ServiceExplanation>;

export const proposals = defineProposals(words, {
  explanation: ServiceExplanation, declineReasons: serviceDeclineReasons, askReasons: serviceAskReasons,
});

export const {
  Proposal: ServiceProposal, Ruling: ServiceRuling, ProposalFilter: ServiceProposalFilter, DecidedProposal: DecidedServiceProposal,
  BatchDecision: ServiceBatchDecision, ProposalSummary: ServiceProposalSummary, CountFilter: ServiceCountFilter,
  ListProposals: ListServiceProposals, ListProposalSummaries: ListServiceProposalSummaries,
  CountProposals: CountServiceProposals, CountChanges: CountServiceChanges,
  ClaimProposal: ClaimServiceProposal, GiveBackProposal: GiveBackServiceProposal, GetProposal: GetServiceProposal, DecideProposal: DecideServiceProposal,
  UndoDecision: UndoServiceDecision, DecideProposals: DecideServiceProposals,
  ProposalClaimChanged: ServiceProposalClaimChanged, ProposalDecided: ServiceProposalDecided, ProposalAsked: ServiceProposalAsked, ProposalEnded: ServiceProposalEnded,
  TakeEffect: TakeServiceEffect,
} = proposals;
export type ServiceProposal = z.infer<typeof ServiceProposal>;
export type ServiceProposalSummary = z.infer<typeof ServiceProposalSummary>;
export type ServiceRuling = z.infer<typeof ServiceRuling>;
export type ServiceProposalFilter = z.infer<typeof ServiceProposalFilter>;
export type ServiceBatchDecision = z.infer<typeof ServiceBatchDecision>;
