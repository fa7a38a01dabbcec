// What enterprises need and offers do not meet, over all clusters that the person sees.
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCluster } from '../api/me.js';
import { CsvButton } from '../ui/csv.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { csvRowOf, demandFigures, rowsOf, type Gap } from './figures.js';
import { GapTabs } from './gap-tabs.js';
import { gapsQuery } from './gaps-data.js';
import { HeatMap, type HeatColumn } from './heat-map.js';
import { ServiceName } from './service-name.js';
import { useWhyUnmet } from './why-unmet.js';

export function GapsPage() {
  const { t } = useTranslation(['gaps', 'common']);
  const gaps = useQuery(gapsQuery);
  return (
    <Page title={t('common:area.gaps')} about={t('about')}>
      <GapTabs current="map" />
      <Loaded of={gaps}>{(all) => (all.length === 0 ? <Empty title={t('empty')}>{t('emptyAbout')}</Empty> : <Gaps gaps={all} />)}</Loaded>
    </Page>
  );
}

function Gaps({ gaps }: { gaps: Gap[] }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { as, figure = 'unmet' } = useSearch({ from: '/shell/gaps' });
  const navigate = useNavigate({ from: '/gaps' });
  const { time } = useFormats();
  const why = useWhyUnmet();
  const { all } = useCluster();
  const clusterIds = [...new Set(gaps.map(({ clusterId }) => clusterId))];
  const nameOf = (id: string) => all.find((cluster) => cluster.id === id)?.name ?? id;
  const several = clusterIds.length > 1;
  const columns: HeatColumn[] = several
    ? clusterIds.map((clusterId) => ({ key: clusterId, clusterId, title: nameOf(clusterId), figure }))
    : demandFigures.map((each) => ({ key: each, clusterId: clusterIds[0]!, title: t(`figure.${each}`), figure: each }));
  const head = [t('common:cluster'), t('code'), t('service'), ...demandFigures.map((each) => t(`figure.${each}`)), t('why')];
  return (
    <>
      <Group gap="xs" align="flex-end">
        {several && as !== 'table' ? (
          <NativeSelect
            label={t('counted')} value={figure} data={demandFigures.map((value) => ({ value, label: t(`figure.${value}`) }))}
            onChange={({ currentTarget: { value } }) => void navigate({ search: (before) => ({ ...before, figure: demandFigures.find((each) => each === value) }), replace: true })}
          />
        ) : null}
        <Button variant="default" size="xs" onClick={() => void navigate({ search: ({ as: _, ...rest }) => (as === 'table' ? rest : { ...rest, as: 'table' }), replace: true })}>
          {as === 'table' ? t('common:showPicture') : t('common:showTable')}
        </Button>
        <CsvButton name="gaps" head={head} rows={() => gaps.map((gap) => csvRowOf(gap, nameOf(gap.clusterId), why(gap)))} />
      </Group>
      {as === 'table' ? <GapTable gaps={gaps} nameOf={nameOf} /> : <HeatMap caption={t('caption')} rows={rowsOf(gaps)} columns={columns} />}
      <Text size="sm" c="dimmed">{t('computed', { time: time(gaps.map(({ computedAt }) => computedAt).toSorted()[0]!) })}</Text>
    </>
  );
}

function GapTable({ gaps, nameOf }: { gaps: readonly Gap[]; nameOf: (id: string) => string }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { number } = useFormats();
  const why = useWhyUnmet();
  const columns: Column<Gap>[] = [
    { id: 'service', header: t('service'), cell: (gap) => <TextLink to="/gaps/of/$clusterId/$code" params={{ clusterId: gap.clusterId, code: gap.code }} inherit><ServiceName code={gap.code} label={gap.label} /></TextLink> },
    { id: 'cluster', header: t('common:cluster'), cell: ({ clusterId }) => <Theirs>{nameOf(clusterId)}</Theirs> },
    ...demandFigures.map((figure): Column<Gap> => ({ id: figure, header: t(`figure.${figure}`), align: 'end', cell: (gap) => (gap[figure] === null ? t('fewerThan5') : number(gap[figure])) })),
    { id: 'why', header: t('why'), cell: why },
  ];
  return <DataTable caption={t('caption')} columns={columns} rows={gaps} rowKey={({ id }) => id} />;
}
