// The gaps that the person sees, all pages of them: a map has no "more".
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { everyItem } from '../api/queries.js';
import type { Gap } from './figures.js';

export const gapsQuery = queryOptions({
  queryKey: ['gaps', 'all'],
  queryFn: (): Promise<Gap[]> => everyItem(async (cursor) => (await api.GET('/v1/gaps', { params: { query: { limit: 200, cursor } } })).data),
});

/** The open needs and offers behind a gap. It counts its own code, a list of needs also those below it; offers that serve it may be of another code. */
export const behindQuery = ({ clusterId, code: wanted }: Pick<Gap, 'clusterId' | 'code'>) => {
  const query = { clusterId, code: wanted, status: 'open', limit: 200 } as const;
  return {
    needs: queryOptions({
      queryKey: ['needs', 'gap', clusterId, wanted],
      queryFn: async () => (await everyItem(async (cursor) => (await api.GET('/v1/service-needs', { params: { query: { ...query, cursor } } })).data)).filter(({ code }) => code === wanted),
    }),
    offers: queryOptions({
      queryKey: ['offers', 'gap', clusterId, wanted],
      queryFn: () => everyItem(async (cursor) => (await api.GET('/v1/service-offers', { params: { query: { ...query, cursor } } })).data),
    }),
  };
};
