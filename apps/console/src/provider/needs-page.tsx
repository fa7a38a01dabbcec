// The service needs that an enterprise stated itself.
import { Button, SegmentedControl, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, type Schemas } from '../api/client.js';
import { useMe } from '../api/me.js';
import { queries, usePages } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { ownNeedStatuses } from './statuses.js';

type Need = Schemas['ServiceNeed'];

export function NeedsPage() {
  const { t } = useTranslation(['provider', 'common']);
  const me = useMe();
  const { status = 'open' } = useSearch({ from: '/shell/needs' });
  const navigate = useNavigate({ from: '/needs' });
  const needs = usePages(['needs', 'own', status], async (cursor) =>
    (await api.GET('/v1/service-needs', { params: { query: { status, limit: 100, ...(me.organisationId === null ? {} : { enterpriseId: me.organisationId }), ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const withdrawing = useMutation({
    mutationFn: ({ id, version }: Need) => api.POST('/v1/service-needs/{id}/withdraw', { params: { path: { id }, header: ifMatch(version) } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['needs'] }),
  });
  const { day } = useFormats();
  const { quantity } = useQuantities();
  const columns: Column<Need>[] = [
    { id: 'what', header: t('need'), cell: ({ title, codeStatus }) => <><Theirs>{title}</Theirs>{codeStatus === 'stated' ? null : <Text size="sm" c="dimmed">{t(codeStatus === 'none' ? 'codeNone' : 'codeProposed')}</Text>}</> },
    { id: 'much', header: t('quantity'), align: 'end', cell: (need) => quantity(need.quantity, need.unit) },
    { id: 'covered', header: t('covered'), align: 'end', cell: ({ coveredQuantity, unit }) => quantity(coveredQuantity, unit) },
    { id: 'until', header: t('wantedBy'), cell: ({ wantedBy }) => day(wantedBy) },
    ...(status === 'open' ? [{
      id: 'withdraw', header: t('withdraw'), cell: (need: Need) => (
        <Button size="xs" variant="default" loading={withdrawing.isPending && withdrawing.variables.id === need.id} onClick={() => withdrawing.mutate(need)}>{t('withdraw')}</Button>
      ),
    }] : []),
  ];
  return (
    <Page title={t('ourNeeds')} about={t('ourNeedsAbout')} actions={<Button component={Link} to="/needs/new">{t('newNeed')}</Button>}>
      <SegmentedControl
        aria-label={t('status')} value={status} style={{ alignSelf: 'flex-start' }} data={ownNeedStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChange={(value: string) => void navigate({ search: { status: ownNeedStatuses.find((each) => each === value) }, replace: true })}
      />
      <ProblemAlert error={withdrawing.error} />
      <Loaded of={needs}>
        {() => (needs.items.length === 0
          ? <Empty title={t('noNeeds')}>{t('noNeedsAbout')}</Empty>
          : <DataTable caption={t('ourNeeds')} columns={columns} rows={needs.items} rowKey={({ id }) => id} onEnd={needs.more} />)}
      </Loaded>
    </Page>
  );
}
