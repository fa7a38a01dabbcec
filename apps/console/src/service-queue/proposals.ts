// What the review of services asks the API.
import { queryOptions, type InfiniteData } from '@tanstack/react-query';
import { serviceAskReasons, serviceDeclineReasons } from '#contracts/service-market/reasons.js';
import { api, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import type { Reason } from '../queue/rulings.js';

export type ServiceProposal = Schemas['ServiceProposal'];
export type ServiceRow = Schemas['ServiceProposalSummary'];
type Listed = InfiniteData<Schemas['ListServiceProposalSummariesReply']>;
export type ServiceRuling = Schemas['ServiceRuling'];

export const serviceProposalQuery = (id: string) => queryOptions({
  queryKey: ['proposals', 'services', 'one', id], queryFn: async () => (await api.GET('/v1/service-proposals/{id}', { params: { path: { id } } })).data,
});

/** Fetches one again that is shown, listed or open. */
export async function lookAgain(id: string): Promise<void> {
  const [lists, query] = [{ queryKey: ['proposals', 'services', 'list'] }, serviceProposalQuery(id)];
  const isListed = queries.getQueriesData<Listed>(lists).some(([, data]) => data?.pages.some(({ items }) => items.some((row) => row.id === id)));
  if (!isListed && queries.getQueryData(query.queryKey) === undefined) return;
  const { explanation: _, ...now } = await queries.fetchQuery({ ...query, staleTime: 0 });
  queries.setQueriesData<Listed>(lists, (data) => data && {
    ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((row) => (row.id === id ? now : row)) })),
  });
}

const mostOthers = 3;

/** The best others that wait for the same need. */
export const othersQuery = ({ id, needId }: Pick<ServiceProposal, 'id' | 'needId'>) => queryOptions({
  queryKey: ['proposals', 'services', 'of-need', needId, 'without', id],
  queryFn: async () => (await api.GET('/v1/service-proposals/summaries', { params: { query: { needId, status: 'proposed,asked', order: 'score', limit: mostOthers + 1 } } }))
    .data.items.filter((each) => each.id !== id).slice(0, mostOthers),
});

/** A ruling with a reason as the API takes it; null while the reason is missing. */
export function serviceRulingOf(choice: 'decline' | 'ask', conflictOfInterest: ServiceRuling['conflictOfInterest'], { code, note }: Reason): ServiceRuling | null {
  const shared = { conflictOfInterest, ...(note.trim() === '' ? {} : { note: note.trim() }) };
  if (choice === 'decline') {
    const reasonCode = serviceDeclineReasons.find((each) => each === code);
    return reasonCode === undefined ? null : { ruling: 'decline', ...shared, reasonCode };
  }
  const reasonCode = serviceAskReasons.find((each) => each === code);
  return reasonCode === undefined ? null : { ruling: 'ask', ...shared, reasonCode };
}
