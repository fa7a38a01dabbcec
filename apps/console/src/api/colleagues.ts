// Names of those who work for the cluster, also of those whose account is closed: whose ids stand in decisions, claims and versions.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './client.js';
import { queries } from './queries.js';

const colleaguesQuery = queryOptions({
  queryKey: ['accounts', 'colleagues'], staleTime: 10 * 60_000,
  queryFn: async () => {
    const found: { id: string; name: string }[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string; name: string }[]; nextCursor: string | null } =
        (await api.GET('/v1/colleagues', { params: { query: { limit: 200, ...(cursor === null ? {} : { cursor }) } } })).data;
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return found;
  },
});

/** The name behind the id of an account; null when it is not known here. */
export function useColleagues({ enabled = true } = {}): (accountId: string | null) => string | null {
  const { data = [] } = useQuery({ ...colleaguesQuery, enabled });
  return (accountId) => data.find(({ id }) => id === accountId)?.name ?? null;
}

/** The same outside of a page; null also when they cannot be asked for. */
export async function colleagueName(accountId: string): Promise<string | null> {
  try {
    return (await queries.ensureQueryData(colleaguesQuery)).find(({ id }) => id === accountId)?.name ?? null;
  } catch {
    return null;
  }
}
