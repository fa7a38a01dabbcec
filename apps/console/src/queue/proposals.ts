// Proposals as the queue reads them: rows page by page, details when one is open, counts, and the names of colleagues.
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { api, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import type { QueueSearch } from './search.js';

export type Proposal = Schemas['LinkageProposal'];
export type Row = Schemas['ProposalSummary'];
export type Ruling = Schemas['Ruling'];
type RowPage = Schemas['ListProposalSummariesReply'];

const pageSize = 100;
/** A hint is waited for so long together with further ones. */
const quietMs = 1500;
const oldMs = 30_000;

/** `waiting` is what the queue is for: nobody has decided, or somebody asked. */
const statusesOf = (status: QueueSearch['status']): string => (status === undefined || status === 'waiting' ? 'proposed,asked' : status);

const filtersOf = (clusterId: string | null, { requirement, minScore, q }: QueueSearch) => ({
  clusterId: clusterId ?? undefined, requirementId: requirement, minScore, q,
});

/** One row of the list exchanged in every list that has it, without asking the server. */
export function putRow(row: Row): void {
  queries.setQueriesData<InfiniteData<RowPage>>({ queryKey: ['proposals', 'queue'] }, (data) => data && {
    ...data,
    pages: data.pages.map((page) => (page.items.some(({ id }) => id === row.id)
      ? { ...page, items: page.items.map((each) => (each.id === row.id ? row : each)) } : page)),
  });
}

/** Whether a list that was fetched has it. */
const isListed = (id: string): boolean => queries.getQueriesData<InfiniteData<RowPage>>({ queryKey: ['proposals', 'queue'] })
  .some(([, data]) => data?.pages.some(({ items }) => items.some((row) => row.id === id)));

export const rowOf = ({ explanation: _, ...row }: Proposal): Row => row;

export const proposalQuery = (id: string) => queryOptions({
  queryKey: ['proposals', 'detail', id], queryFn: async () => (await api.GET('/v1/proposals/{id}', { params: { path: { id } } })).data,
});

export function queueQuery(clusterId: string | null, search: QueueSearch) {
  const query = { ...filtersOf(clusterId, search), status: statusesOf(search.status), order: search.order ?? 'score', limit: pageSize };
  return infiniteQueryOptions({
    queryKey: ['proposals', 'queue', query] as const,
    queryFn: async ({ pageParam }) => (await api.GET('/v1/proposals/summaries', { params: { query: { ...query, cursor: pageParam } } })).data,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: RowPage) => nextCursor ?? undefined,
    staleTime: 'static',
  });
}

/** Fetches one again that is shown, listed or open. */
export async function lookAgain(id: string): Promise<void> {
  const query = proposalQuery(id);
  if (isListed(id) || queries.getQueryData(query.queryKey) !== undefined) putRow(rowOf(await queries.fetchQuery({ ...query, staleTime: 0 })));
}

/** Rows for the filters. Hints do not fetch all pages again: `refresh` takes those up to the one that has the current row, and one more. */
export function useQueue(clusterId: string | null, search: QueueSearch, currentId: string | null) {
  const filters = filtersOf(clusterId, search);
  const options = queueQuery(clusterId, search);
  const asked = JSON.stringify(options.queryKey);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the same query is a new object each time.
  const key = useMemo(() => options.queryKey, [asked]);
  const found = useInfiniteQuery({ ...options, enabled: clusterId !== null });
  const rows = useMemo(() => [...new Map((found.data?.pages ?? []).flatMap(({ items }) => items).map((row) => [row.id, row])).values()], [found.data]);
  const counts = useQuery({
    queryKey: ['proposals', 'counts', filters], enabled: clusterId !== null,
    queryFn: async () => (await api.GET('/v1/proposals/counts', { params: { query: filters } })).data.byStatus,
  });

  const current = useRef(currentId);
  current.current = currentId;
  const { refetch } = found;
  const refresh = useCallback(async () => {
    queries.setQueryData<InfiniteData<RowPage, string | undefined>>(key, (data) => {
      if (data === undefined) return data;
      const needed = data.pages.findIndex(({ items }) => items.some(({ id }) => id === current.current)) + 2;
      return { pages: data.pages.slice(0, needed), pageParams: data.pageParams.slice(0, needed) };
    });
    await refetch();
  }, [key, refetch]);

  // The counts are asked for again by every hint: a newer answer means that the rows may be old.
  const told = useRef<unknown>(null);
  const soon = useRef<ReturnType<typeof setTimeout> | null>(null);
  const newest = useRef(refresh);
  newest.current = refresh;
  useEffect(() => {
    const isFirst = told.current !== key;
    told.current = key;
    const isOld = found.dataUpdatedAt > 0 && Date.now() - found.dataUpdatedAt > oldMs;
    if (counts.dataUpdatedAt === 0 || (isFirst && !isOld)) return;
    // Further ones do not put it off.
    soon.current ??= setTimeout(() => {
      soon.current = null;
      void newest.current();
    }, quietMs);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only newer counts ask, not newer rows.
  }, [key, counts.dataUpdatedAt]);
  useEffect(() => () => {
    if (soon.current !== null) clearTimeout(soon.current);
    soon.current = null;
  }, []);

  return { ...found, data: found.data === undefined ? undefined : rows, rows, counts: counts.data, refresh };
}
