// What enterprises need and nobody meets, as a provider may know it: no names, no small counts.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCluster } from '../api/me.js';
import { csvRowOf, demandFigures, type Gap } from '../gaps/figures.js';
import { gapsQuery } from '../gaps/gaps-data.js';
import { ServiceName } from '../gaps/service-name.js';
import { useWhyUnmet } from '../gaps/why-unmet.js';
import { CsvButton } from '../ui/csv.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';

export function DemandPage() {
  const { t } = useTranslation(['provider', 'gaps', 'common']);
  const gaps = useQuery(gapsQuery);
  return (
    <Page title={t('common:area.demand')} about={t('demandAbout')}>
      <Loaded of={gaps}>
        {(all) => (all.length === 0 ? <Empty title={t('noDemand')} action={<Button component={Link} to="/offers/new">{t('newOffer')}</Button>}>{t('noDemandAbout')}</Empty> : <Demand gaps={all} />)}
      </Loaded>
    </Page>
  );
}

function Demand({ gaps }: { gaps: readonly Gap[] }) {
  const { t } = useTranslation(['provider', 'gaps', 'common']);
  const { number } = useFormats();
  const why = useWhyUnmet();
  const { all } = useCluster();
  const nameOf = (id: string) => all.find((cluster) => cluster.id === id)?.name ?? id;
  const columns: Column<Gap>[] = [
    { id: 'service', header: t('gaps:service'), cell: ({ code, label }) => <ServiceName code={code} label={label} /> },
    { id: 'cluster', header: t('common:cluster'), cell: ({ clusterId }) => <Theirs>{nameOf(clusterId)}</Theirs> },
    ...demandFigures.map((figure): Column<Gap> => ({
      id: figure, header: t(`gaps:figure.${figure}`), align: 'end', cell: (gap) => (gap[figure] === null ? t('gaps:fewerThan5') : number(gap[figure])),
    })),
    { id: 'why', header: t('gaps:why'), cell: (gap) => why(gap) || '–' },
    { id: 'offer', header: t('answer'), cell: ({ code }) => <Button size="xs" variant="light" renderRoot={(props) => <Link to="/offers/new" search={{ code }} {...props} />}>{t('offerThis')}</Button> },
  ];
  const head = [t('common:cluster'), t('gaps:code'), t('gaps:service'), ...demandFigures.map((figure) => t(`gaps:figure.${figure}`)), t('gaps:why')];
  return (
    <>
      <div><CsvButton name="demand" head={head} rows={() => gaps.map((gap) => csvRowOf(gap, nameOf(gap.clusterId), why(gap)))} /></div>
      <DataTable caption={t('common:area.demand')} columns={columns} rows={gaps} rowKey={({ id }) => id} />
    </>
  );
}
