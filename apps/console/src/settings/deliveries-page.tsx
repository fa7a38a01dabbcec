// Messages and what became of them; what failed can be sent again.
import { Alert, Button, NativeSelect, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { queries, usePages } from '../api/queries.js';
import { messageOf } from '../notifications/messages.js';
import { placeOf } from '../notifications/places.js';
import { Recipient } from '../notifications/recipient.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { SettingsTabs } from './settings-tabs.js';

type Delivery = Schemas['ListedDelivery'];
const statuses = ['dead', 'failed', 'unknown', 'no_channel', 'pending', 'sent', 'obsolete'] as const;
/** E-mails that the API sends again. */
const replayable: ReadonlySet<Delivery['status']> = new Set(['dead', 'failed', 'unknown', 'no_channel'] as const);

export function DeliveriesPage() {
  const { t } = useTranslation(['settings', 'common']);
  const search = useSearch({ from: '/shell/settings/deliveries' });
  const status = statuses.find((each) => each === search.status) ?? 'dead';
  const navigate = useNavigate({ from: '/settings/deliveries' });
  const { id: clusterId } = useCluster();
  const deliveries = usePages(['notifications', 'deliveries', clusterId, status], async (cursor) =>
    (await api.GET('/v1/deliveries', { params: { query: { status, limit: 100, ...(clusterId === null ? {} : { clusterId }), ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const replaying = useMutation({
    mutationFn: (id: string) => api.POST('/v1/deliveries/{id}/replay', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
  return (
    <Page title={t('tab.deliveries')} about={t('delivery.about')}>
      <SettingsTabs />
      <NativeSelect
        label={t('delivery.status')} maw={320} value={status} data={statuses.map((value) => ({ value, label: t(`delivery.is.${value}`) }))}
        onChange={({ currentTarget }) => void navigate({ search: { status: currentTarget.value }, replace: true })}
      />
      <ProblemAlert error={replaying.error} />
      <div role="status">{replaying.isSuccess ? <Alert color="green" variant="light">{t('delivery.replayed')}</Alert> : null}</div>
      <Loaded of={deliveries}>
        {() => (deliveries.items.length === 0 ? <Empty title={t('delivery.none')}>{t('delivery.noneAbout')}</Empty> : (
          <Deliveries
            deliveries={deliveries.items} onReplay={(id) => replaying.mutate(id)} replaying={replaying.isPending ? replaying.variables : null}
            onEnd={deliveries.more}
          />
        ))}
      </Loaded>
    </Page>
  );
}

interface DeliveriesProps {
  deliveries: readonly Delivery[];
  replaying: string | null;
  onReplay: (id: string) => void;
  onEnd: (() => void) | undefined;
}

function Deliveries({ deliveries, replaying, onReplay, onEnd }: DeliveriesProps) {
  const { t } = useTranslation(['settings', 'linkages', 'common']);
  const { time, number } = useFormats();
  const columns: Column<Delivery>[] = [
    {
      id: 'what', header: t('delivery.message'), cell: ({ template, channel, refersTo }) => {
        const place = placeOf({ template, refersTo }, { isStaff: true });
        const words = t(`linkages:template.${messageOf(template)}`);
        return <>{place === null ? words : <TextLink {...place} size="sm">{words}</TextLink>} ({t(`delivery.channel.${channel}`)})</>;
      },
    },
    { id: 'whom', header: t('delivery.whom'), cell: ({ recipientId, recipient }) => <Recipient id={recipientId} of={recipient} /> },
    { id: 'when', header: t('delivery.when'), cell: ({ createdAt }) => time(createdAt) },
    { id: 'tries', header: t('delivery.attempts'), align: 'end', cell: ({ attempts }) => number(attempts) },
    { id: 'error', header: t('delivery.error'), cell: ({ lastError, nextAttemptAt }) => <><Theirs>{lastError ?? '–'}</Theirs>{nextAttemptAt === null ? null : <Text size="sm" c="dimmed">{t('delivery.next', { time: time(nextAttemptAt) })}</Text>}</> },
    {
      id: 'again', header: t('session.action'), cell: ({ id, status, channel }) => (channel === 'email' && replayable.has(status)
        ? <Button size="xs" variant="default" loading={replaying === id} onClick={() => onReplay(id)}>{t('delivery.again')}</Button> : '–'),
    },
  ];
  return <DataTable caption={t('tab.deliveries')} columns={columns} rows={deliveries} rowKey={({ id }) => id} onEnd={onEnd} />;
}
