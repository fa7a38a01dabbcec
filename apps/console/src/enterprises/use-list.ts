// The list as the address asks for it, in the cluster that is chosen; and where those in it are.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { usePages } from '../api/queries.js';
import { queryOf, type EnterpriseSearch } from './search.js';

/** 200 at a time: whoever scrolls through many never waits at the end of a page. */
export function useEnterprises(search: EnterpriseSearch) {
  const { id: clusterId } = useCluster();
  const query = queryOf(search);
  return usePages(
    ['enterprises', 'list', clusterId, query],
    async (cursor) => (await api.GET('/v1/enterprises', {
      params: { query: { limit: 200, ...query, ...(clusterId === null ? {} : { clusterId }), ...(cursor === undefined ? {} : { cursor }) } },
    })).data,
    { enabled: clusterId !== null },
  );
}

/** So many enterprises are fetched for the map at most; filters show the others. */
export const mostOnMap = 5_000;
const sitesPage = 2_500;

/** Where the enterprises of the list are; `total` of all that fit, null of a search by name. */
export function useSites(search: EnterpriseSearch) {
  const { id: clusterId } = useCluster();
  const query = queryOf(search);
  const found = useInfiniteQuery({
    queryKey: ['enterprises', 'sites', clusterId, query],
    queryFn: async ({ pageParam }) => (await api.GET('/v1/enterprises/sites', {
      params: { query: { limit: sitesPage, ...query, clusterId: clusterId!, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
    })).data,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: clusterId !== null,
  });
  const items = useMemo(() => found.data?.pages.flatMap((page) => page.items) ?? [], [found.data]);
  return { ...found, items, total: found.data?.pages[0]?.total ?? null };
}
