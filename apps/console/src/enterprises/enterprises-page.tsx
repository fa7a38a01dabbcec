// The enterprises of the cluster: searched, filtered, as a list or on the map.
import { Badge, Button, Group, Menu, Tabs, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCluster } from '../api/me.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink, ButtonLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { OfCluster } from '../ui/of-cluster.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { CodeName } from './code-name.js';
import type { Enterprise } from './enterprise.js';
import { Filters } from './filters.js';
import { filtersSet, type EnterpriseSearch } from './search.js';
import { useEnterprises } from './use-list.js';

const MapView = lazy(async () => ({ default: (await import('./map-view.js')).MapView }));
type Listed = Omit<Enterprise, 'mergedFrom'>;

export function EnterprisesPage() {
  const { t } = useTranslation(['enterprises', 'common']);
  const search = useSearch({ from: '/shell/enterprises' });
  const navigate = useNavigate();
  const { id: clusterId } = useCluster();
  const change = (next: EnterpriseSearch) => void navigate({ to: '/enterprises', search: next, replace: true });
  return (
    <Page title={t('common:area.enterprises')} about={t('about')} actions={<>
      <ButtonLink to="/enterprises/new" size="xs">{t('registerNew')}</ButtonLink>
      {clusterId === null ? null : <Exports clusterId={clusterId} />}
    </>}>
      <OfCluster>
        <Filters search={search} onChange={change} />
        <Tabs value={search.view ?? 'list'} onChange={(tab) => change(tab === 'map' ? { ...search, view: 'map' } : listOf(search))} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="list">{t('list')}</Tabs.Tab>
            <Tabs.Tab value="map">{t('map')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="list" pt="md"><EnterpriseList search={search} /></Tabs.Panel>
          <Tabs.Panel value="map" pt="md"><Suspense fallback={null}><MapView search={search} /></Suspense></Tabs.Panel>
        </Tabs>
      </OfCluster>
    </Page>
  );
}

const listOf = ({ view: _, ...search }: EnterpriseSearch): EnterpriseSearch => search;

function Exports({ clusterId }: { clusterId: string }) {
  const { t } = useTranslation(['enterprises', 'common']);
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" size="xs">{t('common:csv')}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={`/v1/enterprises.csv?clusterId=${clusterId}`} download>{t('exportEnterprises')}</Menu.Item>
        <Menu.Item component="a" href={`/v1/providers.csv?clusterId=${clusterId}`} download>{t('exportProviders')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function EnterpriseList({ search }: { search: EnterpriseSearch }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const found = useEnterprises(search);
  const columns = useColumns();
  const isNarrowed = filtersSet(search) > 0 || search.q !== undefined;
  return (
    <Loaded of={found}>{() => found.items.length === 0 ? (
      isNarrowed
        ? <Empty title={t('noneFits')} action={<ButtonLink to="/enterprises" variant="default" size="xs">{t('clearFilters')}</ButtonLink>}>{t('noneFitsWhat')}</Empty>
        : <Empty title={t('noneYet')} action={<Group gap="xs"><ButtonLink to="/enterprises/new" size="xs">{t('registerNew')}</ButtonLink>
            <ButtonLink to="/imports/new" variant="default" size="xs">{t('importFile')}</ButtonLink></Group>}>{t('noneYetWhat')}</Empty>
    ) : (
      <>
        <Text size="sm" c="dimmed" role="status" mb="xs">
          {found.hasNextPage ? t('shownSoFar', { count: found.items.length }) : t('found', { count: found.items.length })}
          {search.q !== undefined && found.items.length >= 200 ? ` ${t('mostSimilar')}` : ''}
        </Text>
        <DataTable caption={t('common:area.enterprises')} columns={columns} rows={found.items} rowKey={({ id }) => id} onEnd={found.more} />
      </>
    )}</Loaded>
  );
}

function useColumns(): Column<Listed>[] {
  const { t } = useTranslation('enterprises');
  const formats = useFormats();
  return [
    {
      id: 'name', header: t('field.name'), cell: (each) => (
        <Group gap={6}>
          <TextLink to="/enterprises/$id" params={{ id: each.id }} size="sm"><Theirs>{each.name}</Theirs></TextLink>
          {each.active ? null : <Badge color="gray" variant="outline" size="sm">{t('inactive')}</Badge>}
        </Group>
      ),
    },
    { id: 'size', header: t('field.size'), cell: (each) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{t(`size.${each.size}`)}</Text> },
    { id: 'town', header: t('field.town'), cell: (each) => <div style={{ minWidth: '6rem' }}><Theirs>{[...new Set(each.establishments.map(({ town, country }) => town ?? country))].slice(0, 3).join(', ')}</Theirs></div> },
    {
      id: 'makes', header: t('makes'), cell: ({ capabilities }) => (
        <>{capabilities.slice(0, 2).map(({ code }, index) => <span key={code}>{index > 0 ? ', ' : ''}<CodeName code={code} /></span>)}
          {capabilities.length > 2 ? ` ${t('andMore', { count: capabilities.length - 2 })}` : ''}</>
      ),
    },
    { id: 'certificates', header: t('field.certifications'), cell: ({ certifications }) => <Theirs>{certifications.map(({ scheme }) => scheme).join(', ')}</Theirs> },
    { id: 'updated', header: t('changed'), align: 'end', cell: ({ updatedAt }) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{formats.ago(updatedAt)}</Text> },
  ];
}
