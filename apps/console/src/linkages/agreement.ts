// Linkages and service engagements in one form.
import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../api/client.js';
import type { Market } from '../invitations/market.js';

type Linkage = Schemas['Linkage'];
type Engagement = Schemas['ServiceEngagement'];

export interface AnyAgreement extends Pick<Linkage, 'id' | 'clusterId' | 'proposalId' | 'quantity' | 'unit' | 'agreedAt'> {
  market: Market;
  kind: Linkage['kind'] | Engagement['kind'];
  initiatedBy: Linkage['initiatedBy'] | Engagement['initiatedBy'];
  /** What it is about; the requirement or the need is `postingId`. */
  title: string;
  postingId: string;
  askingName: string;
  offeringName: string;
  /** The enterprise, or the provider of a service. */
  offeringId: string;
}

const ofLinkage = ({ requirementTitle, requirementId, buyerName, enterpriseName, ...rest }: Linkage): AnyAgreement =>
  ({ ...rest, market: 'linkages', title: requirementTitle, postingId: requirementId, askingName: buyerName, offeringName: enterpriseName, offeringId: rest.enterpriseId });
const ofEngagement = ({ needTitle, needId, enterpriseName, providerName, ...rest }: Engagement): AnyAgreement =>
  ({ ...rest, market: 'services', title: needTitle, postingId: needId, askingName: enterpriseName, offeringName: providerName, offeringId: rest.providerId });

export async function listAgreements(market: Market, query: { clusterId?: string; cursor?: string; limit?: number }) {
  if (market === 'linkages') {
    const { items, nextCursor } = (await api.GET('/v1/linkages', { params: { query } })).data;
    return { items: items.map(ofLinkage), nextCursor };
  }
  const { items, nextCursor } = (await api.GET('/v1/service-engagements', { params: { query } })).data;
  return { items: items.map(ofEngagement), nextCursor };
}

/** The area by which live hints name it. */
export const areaOf = (market: Market) => (market === 'linkages' ? 'linkages' as const : 'engagements' as const);

export const agreementQuery = (market: Market, id: string) => queryOptions({
  queryKey: [areaOf(market), 'one', id],
  queryFn: async () => (market === 'linkages'
    ? ofLinkage((await api.GET('/v1/linkages/{id}', { params: { path: { id } } })).data)
    : ofEngagement((await api.GET('/v1/service-engagements/{id}', { params: { path: { id } } })).data)),
});
