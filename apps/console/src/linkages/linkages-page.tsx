// Linkages and service engagements, the newest first.
import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isStaff, useCluster, useMe } from '../api/me.js';
import { everyItem, usePages } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { marketFor, marketsOf } from '../invitations/market.js';
import { CsvButton } from '../ui/csv.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { areaOf, listAgreements, type AnyAgreement } from './agreement.js';

export function LinkagesPage() {
  const { t } = useTranslation(['linkages', 'common']);
  const me = useMe();
  const { time } = useFormats();
  const { quantity, unitName } = useQuantities();
  const navigate = useNavigate({ from: '/linkages' });
  const market = marketFor(me.role, useSearch({ from: '/shell/linkages' }).market);
  const { id, isPending } = useCluster();
  const clusterId = isStaff(me) ? id : null;
  const read = (cursor: string | undefined) => listAgreements(market, { limit: 100, ...(cursor === undefined ? {} : { cursor }), ...(clusterId === null ? {} : { clusterId }) });
  const found = usePages([areaOf(market), 'list', clusterId], read, { enabled: !isStaff(me) || !isPending });
  const columns: Column<AnyAgreement>[] = [
    {
      id: 'title', header: t('what'),
      cell: ({ id: own, title }) => <TextLink to="/linkages/$id" params={{ id: own }} search={market === 'services' ? { market } : {}}><Theirs>{title}</Theirs></TextLink>,
    },
    { id: 'asking', header: t(`asking.${market}`), cell: ({ askingName }) => <Theirs>{askingName}</Theirs> },
    { id: 'offering', header: t(`offering.${market}`), cell: ({ offeringName }) => <Theirs>{offeringName}</Theirs> },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => quantity(row.quantity, row.unit) },
    { id: 'agreed', header: t('agreedOn'), fit: true, cell: ({ agreedAt }) => time(agreedAt) },
  ];
  return (
    <Page
      title={t('common:area.linkages')} about={t('about')}
      actions={found.items.length === 0 ? undefined : (
        <CsvButton
          name={market} head={[t('what'), t(`asking.${market}`), t(`offering.${market}`), t('quantity'), t('unit'), t('agreedOn')]}
          rows={async () => (await everyItem(read)).map((each) => [each.title, each.askingName, each.offeringName, each.quantity, unitName(each.unit), each.agreedAt])}
        />
      )}
    >
      {marketsOf(me.role).length > 1 ? (
        <SegmentedControl
          aria-label={t('market')} value={market} data={marketsOf(me.role).map((value) => ({ value, label: t(`markets.${value}`) }))} style={{ alignSelf: 'flex-start' }}
          onChange={(value) => void navigate({ search: { market: value } })}
        />
      ) : null}
      <Loaded of={found}>
        {() => (found.items.length === 0 ? <Empty title={t(`none.${market}`)}>{t(`noneNext.${isStaff(me) ? 'staff' : 'party'}`)}</Empty> : (
          <DataTable caption={t(`markets.${market}`)} columns={columns} rows={found.items} rowKey={(each) => each.id} onEnd={found.more} />
        ))}
      </Loaded>
    </Page>
  );
}
