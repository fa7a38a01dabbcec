// What the pages of requirements ask the API.
import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../api/client.js';

export type Requirement = Schemas['Requirement'];
export type Lot = Requirement['lots'][number];
export type MatchRun = Schemas['MatchRun'];

export const requirementQuery = (id: string) => queryOptions({
  queryKey: ['requirements', 'one', id], queryFn: async () => (await api.GET('/v1/requirements/{id}', { params: { path: { id } } })).data,
});

export const runQuery = (id: string) => queryOptions({
  queryKey: ['runs', id], queryFn: async () => (await api.GET('/v1/match-runs/{id}', { params: { path: { id } } })).data,
  // Hints say when it is done; should they be missing, it is looked at.
  refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 2_000 : false),
});

export const whatIfQuery = (lotId: string) => queryOptions({
  queryKey: ['runs', 'what-if', lotId], queryFn: async () => (await api.GET('/v1/lots/{id}/what-if', { params: { path: { id: lotId } } })).data, staleTime: 60_000,
});

/** Proposals of a lot, the best first; the first hundred, which is more than any policy proposes. */
export const lotProposalsQuery = (lotId: string) => queryOptions({
  queryKey: ['proposals', 'of-lot', lotId],
  queryFn: async () => (await api.GET('/v1/proposals', { params: { query: { lotId, order: 'score', limit: 100 } } })).data.items,
});
