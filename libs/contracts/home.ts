// What somebody who works for clusters is told when they come back: what changed since, and what waits now.
import { z } from 'zod';
import { ProposalChanges } from './brokering/proposals.js';
import { RequirementChanges } from './matching/requirements.js';
import { DeliveryChanges } from './notifications/deliveries.js';
import { NeedChanges } from './service-market/needs.js';
import { IsoTime } from './values.js';

export const Home = z.strictObject({
  since: IsoTime.describe('What was asked for, or 90 days ago where that is later'),
  asOf: IsoTime.describe('Keep it: the next visit asks with it'),
  requirements: RequirementChanges.nullable(), linkages: ProposalChanges.nullable().describe('Of linkage proposals'),
  serviceNeeds: NeedChanges.nullable(), engagements: ProposalChanges.nullable().describe('Of service proposals'),
  deliveries: DeliveryChanges.nullable(),
}).describe('Each part is of the service that knows it; null: that service could not be reached');
export type Home = z.infer<typeof Home>;
