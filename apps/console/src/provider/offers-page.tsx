// Service offers: a provider's own, or for staff all those that serve the cluster.
import { Button, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { isStaff, useCluster, useMe } from '../api/me.js';
import { usePages } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { ServiceName } from '../gaps/service-name.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { offerStatuses } from './statuses.js';

type Offer = Schemas['ServiceOffer'];

export function OffersPage() {
  const { t } = useTranslation(['provider', 'common']);
  const me = useMe();
  const staff = isStaff(me);
  const { status = 'open' } = useSearch({ from: '/shell/offers' });
  const navigate = useNavigate({ from: '/offers' });
  const { id: clusterId } = useCluster();
  const whose = staff ? (clusterId === null ? {} : { clusterId }) : me.organisationId === null ? {} : { providerId: me.organisationId };
  const offers = usePages(['offers', whose, status], async (cursor) =>
    (await api.GET('/v1/service-offers', { params: { query: { ...whose, status, limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const post = <Button component={Link} to="/offers/new">{t('newOffer')}</Button>;
  return (
    <Page title={staff ? t('allOffers') : t('common:area.offers')} about={t(staff ? 'allOffersAbout' : 'offersAbout')} actions={post}>
      <SegmentedControl
        aria-label={t('status')} value={status} style={{ alignSelf: 'flex-start' }} data={offerStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChange={(value: string) => void navigate({ search: { status: offerStatuses.find((each) => each === value) }, replace: true })}
      />
      <Loaded of={offers}>
        {() => (offers.items.length === 0
          ? <Empty title={t('noOffers')}>{t(staff ? 'noOffersAboutStaff' : 'noOffersAbout')}</Empty>
          : <Offers offers={offers.items} named={staff} onEnd={offers.more} />)}
      </Loaded>
    </Page>
  );
}

function Offers({ offers, named, onEnd }: { offers: readonly Offer[]; named: boolean; onEnd: (() => void) | undefined }) {
  const { t } = useTranslation(['provider', 'common']);
  const { money, day } = useFormats();
  const { per } = useQuantities();
  const columns: Column<Offer>[] = [
    { id: 'title', header: t('offer'), cell: ({ id, title }) => <TextLink to="/offers/$id" params={{ id }} inherit><Theirs>{title}</Theirs></TextLink> },
    ...(named ? [{ id: 'provider', header: t('provider'), cell: ({ providerName }: Offer) => <Theirs>{providerName}</Theirs> }] : []),
    { id: 'code', header: t('code'), cell: ({ code }) => <ServiceName code={code} label={code} /> },
    { id: 'price', header: t('price'), align: 'end', cell: ({ price, unit }) => (price === undefined ? t('notStated') : per(money(price), unit)) },
    { id: 'until', header: t('validUntil'), cell: ({ validUntil }) => (validUntil === null ? t('untilWithdrawn') : day(validUntil)) },
  ];
  return <DataTable caption={t('allOffers')} columns={columns} rows={offers} rowKey={({ id }) => id} onEnd={onEnd} />;
}
