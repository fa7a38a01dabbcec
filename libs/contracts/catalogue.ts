// Every message there is: boot checks and the generated table in ARCHITECTURE.md read this list.
import type { EventDefinition, JobDefinition, RequestDefinition } from './message.js';
import * as persons from './persons.js';
import * as audit from './audit.js';
import * as accounts from './registry/accounts.js';
import * as buyers from './registry/buyers.js';
import * as claimQuestions from './registry/claim-questions.js';
import * as clusters from './registry/clusters.js';
import * as codes from './registry/codes.js';
import * as consents from './registry/consents.js';
import * as duplicates from './registry/duplicates.js';
import * as enterpriseSites from './registry/enterprise-sites.js';
import * as enterprises from './registry/enterprises.js';
import * as imports from './registry/imports.js';
import * as merges from './registry/merges.js';
import * as personData from './registry/persons.js';
import * as inclusion from './registry/inclusion.js';
import * as providers from './registry/providers.js';
import * as signIn from './registry/sign-in.js';
import * as allocations from './matching/allocations.js';
import * as invitations from './matching/invitations.js';
import * as openings from './matching/openings.js';
import * as proposals from './matching/proposals.js';
import * as relevanceWeights from './matching/relevance-weights.js';
import * as requirements from './matching/requirements.js';
import * as whatIfs from './matching/what-ifs.js';
import * as serviceGaps from './service-market/gaps.js';
import * as serviceInvitations from './service-market/invitations.js';
import * as serviceNeeds from './service-market/needs.js';
import * as serviceOpenings from './service-market/openings.js';
import * as serviceOffers from './service-market/offers.js';
import * as serviceProposals from './service-market/proposals.js';
import * as deliveries from './notifications/deliveries.js';
import * as webhooks from './notifications/webhooks.js';

export type MessageDefinition = RequestDefinition | EventDefinition | JobDefinition;

const modules = [
  accounts, audit, buyers, claimQuestions, clusters, codes, consents, duplicates, enterprises, enterpriseSites, imports, inclusion, merges, personData, persons,
  providers, signIn, requirements, proposals, allocations, invitations, openings, relevanceWeights, whatIfs,
  serviceOffers, serviceNeeds, serviceOpenings, serviceGaps, serviceProposals, serviceInvitations, deliveries, webhooks,
];

const isMessage = (value: unknown): value is MessageDefinition =>
  typeof value === 'object' && value !== null && 'kind' in value && 'owner' in value;

/** All requests, events and jobs, sorted by kind, owner and name. */
export const catalogue: readonly MessageDefinition[] = modules
  .flatMap((module) => Object.values(module as Record<string, unknown>).filter(isMessage))
  .sort((a, b) => `${a.kind} ${a.owner} ${a.name}`.localeCompare(`${b.kind} ${b.owner} ${b.name}`, 'en'));
