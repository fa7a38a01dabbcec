// E-mails that are not attempted any more although nobody knows them to be sent: why, and once more.
import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { queries, usePages } from '../api/queries.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { givenUp, type GivenUp } from './given-up.js';
import { messageOf } from './messages.js';
import { placeOf } from './places.js';
import { Recipient } from './recipient.js';

/** Without a choice the first of the reasons of which there are any: who comes to see what did not go out is shown it. */
export function Deliveries({ status }: { status: GivenUp | undefined }) {
  const { id: clusterId, isPending } = useCluster();
  const first = useQuery({
    queryKey: ['notifications', 'deliveries', 'first', clusterId], enabled: status === undefined && !isPending,
    queryFn: async (): Promise<GivenUp> => {
      for (const each of givenUp) {
        const { data } = await api.GET('/v1/deliveries', { params: { query: { status: each, limit: 1, ...(clusterId === null ? {} : { clusterId }) } } });
        if (data.items.length > 0) return each;
      }
      return givenUp[0];
    },
  });
  return status === undefined ? <Loaded of={first}>{(found) => <Listed status={found} />}</Loaded> : <Listed status={status} />;
}

function Listed({ status }: { status: GivenUp }) {
  const { t } = useTranslation(['notifications', 'linkages', 'settings']);
  const { time, number } = useFormats();
  const navigate = useNavigate({ from: '/notifications' });
  const { id: clusterId, isPending } = useCluster();
  const found = usePages(['notifications', 'deliveries', status, clusterId], async (cursor) => (await api.GET('/v1/deliveries', {
    params: { query: { status, limit: 100, ...(clusterId === null ? {} : { clusterId }), ...(cursor === undefined ? {} : { cursor }) } },
  })).data, { enabled: !isPending });
  const again = useMutation({
    mutationFn: (id: string) => api.POST('/v1/deliveries/{id}/replay', { params: { path: { id } } }),
    onSuccess: () => void queries.invalidateQueries(),
  });
  const columns: Column<Schemas['ListedDelivery']>[] = [
    { id: 'at', header: t('at'), cell: ({ createdAt }) => time(createdAt) },
    {
      id: 'message', header: t('message'), cell: ({ template, refersTo }) => {
        const place = placeOf({ template, refersTo }, { isStaff: true });
        const words = t(`linkages:template.${messageOf(template)}`);
        return place === null ? words : <TextLink {...place} size="sm">{words}</TextLink>;
      },
    },
    { id: 'whom', header: t('settings:delivery.whom'), cell: ({ recipientId, recipient }) => <Recipient id={recipientId} of={recipient} /> },
    { id: 'attempts', header: t('attempts'), align: 'end', cell: ({ attempts }) => number(attempts) },
    { id: 'error', header: t('lastError'), cell: ({ lastError }) => <Theirs>{lastError}</Theirs> },
    { id: 'again', header: t('action'), cell: ({ id }) => <Button size="xs" variant="default" disabled={again.isPending} onClick={() => again.mutate(id)}>{t('sendAgain')}</Button> },
  ];
  return (
    <>
      <SegmentedControl
        mb="sm" aria-label={t('why')} value={status} data={givenUp.map((value) => ({ value, label: t(`givenUp.${value}`) }))}
        onChange={(value) => void navigate({ search: { tab: 'deliveries', status: value } })} style={{ flexWrap: 'wrap' }}
      />
      <ProblemAlert error={again.error} />
      <Loaded of={found}>
        {() => (found.items.length === 0 ? <Empty title={t('noneGivenUp')}>{t('noneGivenUpNext')}</Empty> : (
          <DataTable
            caption={t('deliveries')} columns={columns} rows={found.items} rowKey={({ id }) => id}
            onEnd={found.more}
          />
        ))}
      </Loaded>
    </>
  );
}
