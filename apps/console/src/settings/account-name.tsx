// The name behind the id of an account, where the reader may know it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { Theirs } from '../ui/theirs.js';

export function AccountName({ id }: { id: string | null }) {
  const { t } = useTranslation(['settings', 'common']);
  const accounts = useQuery({ queryKey: ['accounts', 'names'], queryFn: async () => (await api.GET('/v1/accounts', { params: { query: { limit: 200 } } })).data.items, enabled: id !== null });
  if (id === null) return <>{t('theSystem')}</>;
  const name = accounts.data?.find((account) => account.id === id)?.name;
  return name === undefined ? <>{t('somebody')}</> : <Theirs>{name}</Theirs>;
}
