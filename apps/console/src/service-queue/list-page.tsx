// Service proposals that wait for a CDA: which provider for whose need.
import { Alert, Badge, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCluster, useMe } from '../api/me.js';
import { usePages } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { useClaimHints } from '../queue/claim.js';
import { QueueTabs } from '../queue/queue-tabs.js';
import { queueOrders, queueStatuses } from '../queue/search.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { useTypedLater } from '../ui/typed-later.js';
import { lookAgain, type ServiceRow } from './proposals.js';
import type { ServiceQueueSearch } from './search.js';

export function ServiceListPage() {
  const { t } = useTranslation(['queue', 'common']);
  useClaimHints(lookAgain);
  const me = useMe();
  const { id: clusterId, isPending } = useCluster();
  const search = useSearch({ from: '/shell/queue/services' });
  const { status = 'waiting', order = 'score', q, need } = search;
  const navigate = useNavigate({ from: '/queue/services' });
  const change = (next: ServiceQueueSearch) => void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const [words, type] = useTypedLater(q, (typed) => change({ q: typed }));
  const query = {
    status: status === 'waiting' ? 'proposed,asked' : status, order, limit: 100,
    ...(clusterId === null ? {} : { clusterId }), ...(q === undefined ? {} : { q }), ...(need === undefined ? {} : { needId: need }),
  };
  const found = usePages(['proposals', 'services', 'list', query], async (cursor) =>
    (await api.GET('/v1/service-proposals/summaries', { params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } } })).data, { enabled: !isPending });
  const isFiltered = status !== 'waiting' || q !== undefined || need !== undefined;
  return (
    <Page title={t('services.title')} about={t('services.about')}>
      <QueueTabs current="services" />
      {me.role === 'cda' ? null : <Alert variant="light" color="gray">{t('onlyCda')}</Alert>}
      <Group align="flex-end" gap="xs">
        <TextInput type="search" label={t('services.search')} value={words} maxLength={100} dir="auto" style={{ flex: '1 1 14rem' }} onChange={({ currentTarget }) => type(currentTarget.value)} />
        <NativeSelect
          label={t('show')} value={status} data={queueStatuses.map((value) => ({ value, label: t(`show_${value}`) }))}
          onChange={({ currentTarget }) => change({ status: queueStatuses.find((each) => each === currentTarget.value) })}
        />
        <NativeSelect
          label={t('order')} value={order} data={queueOrders.map((value) => ({ value, label: t(`order_${value}`) }))}
          onChange={({ currentTarget }) => change({ order: queueOrders.find((each) => each === currentTarget.value) })}
        />
        {need === undefined ? null : <Button variant="subtle" onClick={() => change({ need: undefined })}>{t('services.allNeeds')}</Button>}
      </Group>
      <Loaded of={found}>
        {() => (found.items.length > 0 ? <Rows rows={found.items} ownId={me.accountId} onEnd={found.more} /> : isFiltered ? (
          <Empty title={t('nothingFound')} action={<Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>{t('clearFilters')}</Button>}>{t('nothingFoundAbout')}</Empty>
        ) : <Empty title={t('services.nothingWaits')} action={<TextLink to="/gaps">{t('services.toGaps')}</TextLink>}>{t('services.nothingWaitsAbout')}</Empty>)}
      </Loaded>
    </Page>
  );
}

function Rows({ rows, ownId, onEnd }: { rows: readonly ServiceRow[]; ownId: string; onEnd: (() => void) | undefined }) {
  const { t } = useTranslation('queue');
  const { points, day } = useFormats();
  const { quantity } = useQuantities();
  const columns: Column<ServiceRow>[] = [
    { id: 'provider', header: t('services.provider'), cell: ({ id, providerName }) => <TextLink to="/queue/services/$id" params={{ id }} inherit><Theirs>{providerName}</Theirs></TextLink> },
    { id: 'need', header: t('services.need'), cell: ({ needTitle }) => <Theirs>{needTitle}</Theirs> },
    { id: 'enterprise', header: t('enterprise'), cell: ({ enterpriseName }) => <Theirs>{enterpriseName}</Theirs> },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => quantity(row.quantity, row.unit) },
    { id: 'score', header: t('score'), align: 'end', cell: ({ score }) => points(score) },
    { id: 'deadline', header: t('services.wantedBy'), cell: ({ deadline }) => day(deadline) },
    {
      id: 'status', header: t('services.status'), cell: ({ status, claim }) => (
        <>
          {t(`status.${status}`)}
          {claim === null || claim.accountId === ownId ? null : <> <Badge size="xs" variant="outline" color="yellow" c="var(--mantine-color-text)" tt="none">{t('claimed')}</Badge></>}
        </>
      ),
    },
  ];
  return <DataTable caption={t('services.title')} columns={columns} rows={rows} rowKey={({ id }) => id} onEnd={onEnd} />;
}
