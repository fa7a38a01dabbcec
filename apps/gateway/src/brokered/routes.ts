// Where the proposals, invitations and agreements of each service that brokers are found.
import { invitations } from '#contracts/matching/invitations.js';
import { proposals } from '#contracts/matching/proposals.js';
import { timeline } from '#contracts/matching/timeline.js';
import { words } from '#contracts/matching/words.js';
import { invitations as serviceInvitations } from '#contracts/service-market/invitations.js';
import { proposals as serviceProposals } from '#contracts/service-market/proposals.js';
import { timeline as serviceTimeline } from '#contracts/service-market/timeline.js';
import { words as serviceWords } from '#contracts/service-market/words.js';
import { involved, marketParties } from '../http/roles.js';
import { agreementRoutes } from './agreement-routes.js';
import { invitationRoutes } from './invitation-routes.js';
import { proposalRoutes } from './proposal-routes.js';

const linkages = { words, parties: involved };
const engagements = { words: serviceWords, parties: marketParties };

export const brokeredControllers = [
  proposalRoutes({ ...linkages, path: '/v1/proposals', messages: { ...proposals, ...timeline }, noun: 'linkage' }),
  invitationRoutes({ ...linkages, path: '/v1/invitations', messages: invitations, noun: 'an invitation', plural: 'invitations' }),
  agreementRoutes({ ...linkages, path: '/v1/linkages', messages: invitations }),
  proposalRoutes({ ...engagements, path: '/v1/service-proposals', messages: { ...serviceProposals, ...serviceTimeline }, noun: 'service' }),
  invitationRoutes({
    ...engagements, path: '/v1/service-invitations', messages: serviceInvitations, noun: 'a service invitation',
    plural: 'service invitations',
  }),
  agreementRoutes({ ...engagements, path: '/v1/service-engagements', messages: serviceInvitations }),
];
