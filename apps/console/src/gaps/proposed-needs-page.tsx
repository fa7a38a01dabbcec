// Needs born from missed lots: what keeps enterprises from lots again and again, put before the CDA.
import { Button, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { usePages } from '../api/queries.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { GapTabs } from './gap-tabs.js';
import { OpeningLine } from './opening-line.js';
import { proposedStatuses, type ProposedStatus } from './proposed-statuses.js';

export function ProposedNeedsPage() {
  const { t } = useTranslation(['gaps', 'common']);
  const { status = 'proposed' } = useSearch({ from: '/shell/gaps/needs' });
  const navigate = useNavigate({ from: '/gaps/needs' });
  const { id, isPending } = useCluster();
  const needs = usePages(
    ['needs', 'proposed', id, status],
    async (cursor) => (await api.GET('/v1/service-needs', { params: { query: { status, origin: 'market_opening', limit: 100, ...(id === null ? {} : { clusterId: id }), ...(cursor === undefined ? {} : { cursor }) } } })).data,
    { enabled: !isPending },
  );
  return (
    <Page title={t('tab.needs')} about={t('proposed.about')}>
      <GapTabs current="needs" />
      <SegmentedControl
        aria-label={t('status')} value={status} style={{ alignSelf: 'flex-start' }} data={proposedStatuses.map((value) => ({ value, label: t(`proposed.status.${value}`) }))}
        onChange={(value: string) => void navigate({ search: { status: proposedStatuses.find((each) => each === value) }, replace: true })}
      />
      <Loaded of={needs}>
        {() => (needs.items.length === 0 ? <NoneThere status={status} /> : <Needs needs={needs.items} onEnd={needs.more} />)}
      </Loaded>
    </Page>
  );
}

function NoneThere({ status }: { status: ProposedStatus }) {
  const { t } = useTranslation(['gaps', 'common']);
  return (
    <Empty title={t(`proposed.none.${status}`)} action={<Button component={Link} to="/gaps" variant="default">{t('tab.map')}</Button>}>{t('proposed.noneAbout')}</Empty>
  );
}

function Needs({ needs, onEnd }: { needs: readonly Schemas['ServiceNeed'][]; onEnd: (() => void) | undefined }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { day } = useFormats();
  const columns: Column<Schemas['ServiceNeed']>[] = [
    { id: 'what', header: t('service'), cell: ({ id, title }) => <TextLink to="/gaps/needs/$id" params={{ id }} inherit><Theirs>{title}</Theirs></TextLink> },
    { id: 'missed', header: t('proposed.missed'), cell: ({ opening }) => (opening === null ? '–' : <OpeningLine opening={opening} />) },
    { id: 'until', header: t('wantedBy'), cell: ({ wantedBy }) => day(wantedBy) },
  ];
  return <DataTable caption={t('tab.needs')} columns={columns} rows={needs} rowKey={({ id }) => id} onEnd={onEnd} />;
}
