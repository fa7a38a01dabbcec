// The list as the address asks for it, in the cluster that is chosen.
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
