// A buyer by name, for those who work for the cluster.
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { Theirs } from '../ui/theirs.js';

export function BuyerName({ id }: { id: string }) {
  const buyer = useQuery({ queryKey: ['buyers', 'one', id], queryFn: async () => (await api.GET('/v1/buyers/{id}', { params: { path: { id } } })).data, staleTime: 10 * 60_000 });
  return <Theirs>{buyer.data?.name ?? '…'}</Theirs>;
}
