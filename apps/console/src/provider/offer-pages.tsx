// A new service offer, and one that is there: changed, or withdrawn.
import { Alert, Anchor, Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api, ifMatch } from '../api/client.js';
import { useCluster, useMe } from '../api/me.js';
import { queries } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { OfferForm } from './offer-form.js';
import { changeOf, newOfferOf, noValues, valuesOf, type Offer, type OfferValues } from './offer-values.js';

const refresh = () => Promise.all((['offers', 'gaps'] as const).map((area) => queries.invalidateQueries({ queryKey: [area] })));

const offerQuery = (id: string) => queryOptions({ queryKey: ['offers', id], queryFn: async () => (await api.GET('/v1/service-offers/{id}', { params: { path: { id } } })).data });

const Back = () => {
  const { t } = useTranslation(['provider', 'common']);
  return <Anchor component={Link} to="/offers">{t('toOffers')}</Anchor>;
};

export function NewOfferPage() {
  const { t } = useTranslation(['provider', 'common']);
  const { code } = useSearch({ from: '/shell/offers/new' });
  const { cluster, isPending } = useCluster();
  const navigate = useNavigate();
  const posting = useMutation({
    mutationFn: async ({ values }: { values: OfferValues; onDone: () => void }) => (await api.POST('/v1/service-offers', { body: newOfferOf(values) })).data,
    onSuccess: async (_, { onDone }) => {
      onDone();
      await refresh();
      notifications.show({ message: t('posted'), withCloseButton: false });
      await navigate({ to: '/offers', ignoreBlocker: true });
    },
  });
  return (
    <Page title={t('newOffer')} about={t('newOfferAbout')} actions={<Back />}>
      {isPending ? null : (
        <OfferForm key={code} isNew keptAs={`offer.${code ?? 'new'}`} first={noValues(code ?? null, cluster?.currency ?? 'USD')} isPending={posting.isPending} error={posting.error} onSave={(values, onDone) => posting.mutate({ values, onDone })} />
      )}
    </Page>
  );
}

export function OfferPage() {
  const { t } = useTranslation(['provider', 'common']);
  const { id } = useParams({ from: '/shell/offers/$id' });
  const offer = useQuery(offerQuery(id));
  const title = offer.data?.title ?? t('offer');
  return (
    <Page title={title} heading={<Theirs>{title}</Theirs>} about={offer.data === undefined ? undefined : <Theirs>{offer.data.providerName}</Theirs>} actions={<Back />}>
      <Loaded of={offer}>{(found) => (found.status === 'open' ? <OpenOffer offer={found} /> : <EndedOffer offer={found} />)}</Loaded>
    </Page>
  );
}

function OpenOffer({ offer }: { offer: Offer }) {
  const { t } = useTranslation(['provider', 'common']);
  const me = useMe();
  // What the form began with stays, whatever arrives meanwhile: what was typed is not lost.
  const [before, begin] = useState(offer);
  const [asked, dialog] = useDisclosure(false);
  const params = { path: { id: offer.id }, header: ifMatch(before.version) };
  const saving = useMutation({
    mutationFn: async (values: OfferValues) => (await api.PATCH('/v1/service-offers/{id}', { params, body: changeOf(values) })).data,
    onSuccess: async (saved) => {
      await refresh();
      begin(saved);
      notifications.show({ message: t('saved'), withCloseButton: false });
    },
  });
  const withdrawing = useMutation({ mutationFn: () => api.POST('/v1/service-offers/{id}/withdraw', { params }), onSuccess: refresh });
  if (me.role === 'enterprise') return <EndedOffer offer={offer} />;
  const isStale = offer.version > before.version || [saving.error, withdrawing.error].some((error) => error instanceof ApiError && error.code === 'version_stale');
  const showNow = async () => {
    begin(await queries.fetchQuery({ ...offerQuery(offer.id), staleTime: 0 }));
    saving.reset();
    withdrawing.reset();
    dialog.close();
  };
  return (
    <>
      {isStale ? <Alert role="alert" color="yellow" variant="light" title={t('changedMeanwhile')}><Button size="xs" variant="default" onClick={() => void showNow()}>{t('showNow')}</Button></Alert> : null}
      <OfferForm key={before.version} isNew={false} keptAs={null} first={valuesOf(before)} isPending={saving.isPending} error={isStale ? null : saving.error} onSave={(values) => saving.mutate(values)} />
      <Group><Button variant="default" onClick={dialog.open}>{t('withdraw')}</Button></Group>
      <Modal opened={asked} onClose={dialog.close} title={t('withdrawOffer')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        <Text size="sm" mb="md">{t('withdrawOfferAbout')}</Text>
        {isStale ? null : <ProblemAlert error={withdrawing.error} />}
        <Group><Button loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>{t('withdraw')}</Button><Button variant="default" onClick={dialog.close}>{t('common:cancel')}</Button></Group>
      </Modal>
    </>
  );
}

/** Nothing can be changed any more, or not by who reads it. */
function EndedOffer({ offer }: { offer: Offer }) {
  const { t } = useTranslation(['provider', 'common']);
  const { money, day } = useFormats();
  const { quantity } = useQuantities();
  return (
    <>
      <Text>{t(`statuses.${offer.status}`)} · {offer.code}{offer.price === undefined ? '' : ` · ${money(offer.price)} / ${quantity(1, offer.unit)}`}{offer.validUntil === null ? '' : ` · ${t('validUntil')} ${day(offer.validUntil)}`}</Text>
      {offer.text === undefined ? null : <Text><Theirs>{offer.text}</Theirs></Text>}
    </>
  );
}
