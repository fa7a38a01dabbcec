// Who was faster, and when: a name for those who work for the cluster, to whom alone it is told.
import { Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { isStaff, useMe } from '../api/me.js';
import { AccountName } from './account-name.js';
import { useFormats } from './formats.js';

type Kind = 'enterprises' | 'requirements';

interface Changed {
  id: string;
  version: number;
  updatedAt: string;
}

const lastChangeQuery = (of: Kind, { id, version }: Changed) => queryOptions({
  queryKey: [of, 'last-change', id, version],
  queryFn: async () => {
    const params = { path: { id } };
    return (of === 'enterprises' ? await api.GET('/v1/enterprises/{id}/last-change', { params }) : await api.GET('/v1/requirements/{id}/last-change', { params })).data;
  },
});

export function LastChange({ of, changed }: { of: Kind; changed: Changed }) {
  const { time } = useFormats();
  const { data } = useQuery({ ...lastChangeQuery(of, changed), enabled: isStaff(useMe()) });
  const change = data?.change ?? null;
  return <Text size="sm">{change === null ? null : <><AccountName id={change.accountId} role={change.role} /> · </>}{time(changed.updatedAt)}</Text>;
}
