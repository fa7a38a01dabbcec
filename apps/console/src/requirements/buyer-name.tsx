// A buyer by name, for those who work for the cluster.
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { together } from '../api/together.js';
import { Theirs } from '../ui/theirs.js';

const buyerOf = together(async (ids) => (await api.GET('/v1/buyers', { params: { query: { ids: ids.join(','), limit: ids.length } } })).data.items, ({ id }) => id);

export function BuyerName({ id }: { id: string }) {
  const buyer = useQuery({ queryKey: ['buyers', 'one', id], queryFn: () => buyerOf(id), staleTime: 10 * 60_000 });
  return <Theirs>{buyer.data?.name ?? '…'}</Theirs>;
}
