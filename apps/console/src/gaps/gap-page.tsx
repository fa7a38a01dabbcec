// One gap: its figures, the open needs behind it, the offers there are, and a brief to providers.
import { Anchor, Badge, Group, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { useQuantities } from '../fields/quantity.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { BriefEditor } from './brief-editor.js';
import { demandFigures, isReason, reasonsOf, type Gap } from './figures.js';
import { behindQuery, gapsQuery } from './gaps-data.js';
import { useServiceName } from './service-name.js';

export function GapPage() {
  const { t } = useTranslation(['gaps', 'common']);
  const { clusterId, code } = useParams({ from: '/shell/gaps/of/$clusterId/$code' });
  const gaps = useQuery(gapsQuery);
  const gap = gaps.data?.find((each) => each.clusterId === clusterId && each.code === code);
  const name = useServiceName({ code, label: gap?.label ?? code });
  return (
    <Page title={name} heading={<Theirs>{name}</Theirs>} about={code} actions={<Anchor component={Link} to="/gaps">{t('back')}</Anchor>}>
      <Loaded of={gaps}>{() => (gap === undefined ? <Empty title={t('gone')}>{t('goneAbout')}</Empty> : <OneGap gap={gap} />)}</Loaded>
    </Page>
  );
}

function OneGap({ gap }: { gap: Gap }) {
  const { t, i18n } = useTranslation(['gaps', 'common']);
  const { number } = useFormats();
  const cluster = useCluster().all.find(({ id }) => id === gap.clusterId);
  const behind = behindQuery(gap);
  const needs = useQuery(behind.needs);
  const offers = useQuery(behind.offers);
  const service = useServiceName(gap);
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 5 }}>
        {demandFigures.map((figure) => (
          <Paper key={figure} withBorder p="sm">
            <Text size="sm" c="dimmed">{t(`figure.${figure}`)}</Text>
            <Text fw={700} size="xl">{gap[figure] === null ? t('fewerThan5') : number(gap[figure])}</Text>
          </Paper>
        ))}
      </SimpleGrid>
      {reasonsOf(gap).length === 0 ? null : (
        <Group gap="xs">
          <Text>{t('why')}:</Text>
          {reasonsOf(gap).map(([reason, count]) => <Badge key={reason} variant="default" tt="none">{isReason(reason) ? t(`reason.${reason}`) : reason}: {number(count)}</Badge>)}
        </Group>
      )}
      <Title order={2} size="h3">{t('needsBehind')}</Title>
      <Loaded of={needs}>{(found) => (found.length === 0 ? <Text c="dimmed">{t('noNeeds')}</Text> : <Needs needs={found} />)}</Loaded>
      <Title order={2} size="h3">{t('offersThere')}</Title>
      <Loaded of={offers}>{(found) => (found.length === 0 ? <Text c="dimmed">{t('noOffers')}</Text> : <Offers offers={found} />)}</Loaded>
      {cluster === undefined || needs.data === undefined ? null : (
        <BriefEditor key={`${i18n.language}/${gap.id}`} gap={gap} cluster={cluster} needs={needs.data} service={service} />
      )}
    </>
  );
}

function Needs({ needs }: { needs: readonly Schemas['ServiceNeed'][] }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { day, money } = useFormats();
  const { quantity: amount } = useQuantities();
  const columns: Column<Schemas['ServiceNeed']>[] = [
    { id: 'what', header: t('need'), cell: ({ title }) => <Theirs>{title}</Theirs> },
    { id: 'who', header: t('enterprise'), cell: ({ enterpriseId, enterpriseName }) => (enterpriseId === null ? '–' : <TextLink to="/enterprises/$id" params={{ id: enterpriseId }} inherit><Theirs>{enterpriseName}</Theirs></TextLink>) },
    { id: 'much', header: t('quantity'), align: 'end', cell: ({ quantity, unit }) => amount(quantity, unit) },
    { id: 'urgency', header: t('urgency'), cell: ({ urgency }) => t(`urgencies.${urgency}`) },
    { id: 'until', header: t('wantedBy'), cell: ({ wantedBy }) => day(wantedBy) },
    { id: 'budget', header: t('budget'), align: 'end', cell: ({ budget }) => (budget === null ? '–' : money(budget)) },
  ];
  return <DataTable caption={t('needsBehind')} columns={columns} rows={needs} rowKey={({ id }) => id} />;
}

function Offers({ offers }: { offers: readonly Schemas['ServiceOffer'][] }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { money } = useFormats();
  const { per } = useQuantities();
  const columns: Column<Schemas['ServiceOffer']>[] = [
    { id: 'what', header: t('offer'), cell: ({ title }) => <Theirs>{title}</Theirs> },
    { id: 'who', header: t('provider'), cell: ({ providerName }) => <Theirs>{providerName}</Theirs> },
    { id: 'price', header: t('price'), align: 'end', cell: ({ price, unit }) => (price === undefined ? '–' : per(money(price), unit)) },
  ];
  return <DataTable caption={t('offersThere')} columns={columns} rows={offers} rowKey={({ id }) => id} />;
}
