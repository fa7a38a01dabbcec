// What the split editor asks the API, and what a person has fixed or demanded so far.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../api/client.js';

export type Simulated = Schemas['SimulatedAllocation'];
export type SplitCandidate = Simulated['candidates'][number];
export type Demands = Simulated['demands'];
export type Allocation = Schemas['Allocation'];

export interface Edited {
  demands: Demands;
  /** How much is split; null: all that is open and promised to nobody. */
  quantity: number | null;
  /** Shares that a person fixed, by proposal. */
  locks: Readonly<Record<string, number>>;
  /** Proposals that are to have no share. */
  excluded: readonly string[];
}

export const startOfEditing: Edited = {
  demands: { maximumEnterprises: null, shareCap: null, newcomersFloor: null, inclusionQuota: null, costPerEnterprise: 0.01 },
  quantity: null, locks: {}, excluded: [],
};

/** Shares that a person fixed, of those that take part. */
export const locksOf = ({ locks, excluded }: Edited): Record<string, number> => Object.fromEntries(Object.entries(locks).filter(([proposalId]) => !excluded.includes(proposalId)));

/** The body of the question, as text: the same text is the same question. */
export function questionOf(edited: Edited, timeLimitSeconds = 2): string {
  const { demands, quantity, excluded } = edited;
  return JSON.stringify({ ...demands, quantity, locked: Object.entries(locksOf(edited)).map(([proposalId, fixed]) => ({ proposalId, quantity: fixed })), excluded, method: 'exact', timeLimitSeconds });
}

export const splitQuery = (lotId: string, question: string) => queryOptions({
  queryKey: ['allocations', 'simulated', lotId, question], placeholderData: keepPreviousData, staleTime: 60_000,
  queryFn: async ({ signal }) => (await api.POST('/v1/lots/{id}/allocations:simulate', {
    params: { path: { id: lotId } }, body: JSON.parse(question) as Schemas['AllocationQuestion'], signal,
  })).data,
});

export const decidedQuery = (lotId: string) => queryOptions({
  queryKey: ['allocations', 'of-lot', lotId],
  queryFn: async () => (await api.GET('/v1/lots/{id}/allocations', { params: { path: { id: lotId }, query: { limit: 50 } } })).data.items,
});
