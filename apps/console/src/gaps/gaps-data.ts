// The gaps that the person sees, all pages of them: a map has no "more".
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { Gap } from './figures.js';

export const gapsQuery = queryOptions({
  queryKey: ['gaps', 'all'],
  queryFn: async (): Promise<Gap[]> => {
    const found: Gap[] = [];
    let cursor: string | null = null;
    do {
      const { data } = await api.GET('/v1/gaps', { params: { query: { limit: 200, ...(cursor === null ? {} : { cursor }) } } }) as { data: { items: Gap[]; nextCursor: string | null } };
      found.push(...data.items);
      cursor = data.nextCursor;
    } while (cursor !== null);
    return found;
  },
});
