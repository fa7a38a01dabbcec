// The imports of the cluster, the newest first.
import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { usePages } from '../api/queries.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink, ButtonLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { OfCluster } from '../ui/of-cluster.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import type { Import } from './import.js';

export function ImportsPage() {
  const { t } = useTranslation(['imports', 'common']);
  const formats = useFormats();
  const { id: clusterId } = useCluster();
  const found = usePages(['imports', 'list', clusterId], async (cursor) => (await api.GET('/v1/imports', {
    params: { query: { limit: 50, ...(clusterId === null ? {} : { clusterId }), ...(cursor === undefined ? {} : { cursor }) } },
  })).data, { enabled: clusterId !== null });
  const start = <ButtonLink to="/imports/new" size="xs">{t('newImport')}</ButtonLink>;
  const columns: Column<Import>[] = [
    { id: 'source', header: t('source'), cell: (each) => <TextLink to="/imports/$id" params={{ id: each.id }} size="sm"><Theirs>{each.source}</Theirs></TextLink> },
    { id: 'kind', header: t('kindLabel'), cell: ({ kind }) => t(`kind.${kind}`) },
    { id: 'state', header: t('stateLabel'), fit: true, cell: ({ state }) => <StateBadge state={state} /> },
    { id: 'counts', header: t('countsLabel'), cell: (each) => <Counts of={each} /> },
    { id: 'when', header: t('uploadedAt'), align: 'end', cell: ({ createdAt }) => formats.time(createdAt) },
  ];
  return (
    <Page title={t('common:area.imports')} about={t('about')} actions={start}>
      <OfCluster><Loaded of={found}>{() => found.items.length === 0 ? <Empty title={t('noImports')} action={start}>{t('noImportsWhat')}</Empty> : (
        <DataTable caption={t('common:area.imports')} columns={columns} rows={found.items} rowKey={({ id }) => id} onEnd={found.more} />
      )}</Loaded></OfCluster>
    </Page>
  );
}

export function StateBadge({ state }: { state: Import['state'] }) {
  const { t } = useTranslation('imports');
  const colour = { failed: 'red', checked: 'loom' }[state as string] ?? 'gray';
  return <Badge variant="outline" color={colour} component="span">{t(`state.${state}`)}</Badge>;
}

function Counts({ of: { done, checked } }: { of: Import }) {
  const { t } = useTranslation('imports');
  const counts = done ?? checked;
  if (counts === null) return null;
  return <Text size="sm" component="span">{(['create', 'update', 'unchanged', 'skip'] as const).filter((each) => counts[each] > 0).map((each) => t(`countOf.${each}`, { count: counts[each] })).join(' · ')}</Text>;
}
