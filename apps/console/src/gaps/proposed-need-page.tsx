// One need that the system proposes: what it rests on, and the CDA's ruling.
import { Alert, Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useQuantities } from '../fields/quantity.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { dismissWord } from './figures.js';
import { OpeningLine } from './opening-line.js';
import { Ruling } from './ruling.js';

type Explanation = Schemas['OpeningExplanation'];

export function ProposedNeedPage() {
  const { t } = useTranslation(['gaps', 'common']);
  const { id } = useParams({ from: '/shell/gaps/needs/$id' });
  const need = useQuery({ queryKey: ['needs', id], queryFn: async () => (await api.GET('/v1/service-needs/{id}', { params: { path: { id } } })).data });
  const opening = useQuery({ queryKey: ['needs', id, 'opening'], queryFn: async () => (await api.GET('/v1/service-needs/{id}/opening', { params: { path: { id } } })).data });
  const title = need.data?.title ?? t('need');
  return (
    <Page title={title} heading={<Theirs>{title}</Theirs>} about={need.data?.code} actions={<Anchor component={Link} to="/gaps/needs">{t('proposed.back')}</Anchor>}>
      <Loaded of={need}>
        {(found) => (
          <>
            {found.opening === null ? null : <Text><OpeningLine opening={found.opening} /></Text>}
            {found.opening === null ? null : <Text c="dimmed"><Theirs>{found.opening.because}</Theirs></Text>}
            {found.ruling === null ? null : <Ruled ruling={found.ruling} />}
            <Loaded of={opening}>
              {(explanation) => (
                <>
                  {found.status === 'proposed' ? <Ruling need={found} enterprises={explanation.enterprises} /> : null}
                  <RestsOn explanation={explanation} />
                </>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Ruled({ ruling: { ruling, reasonCode, note, ruledAt } }: { ruling: NonNullable<Schemas['ServiceNeed']['ruling']> }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { time } = useFormats();
  return (
    <Alert color={ruling === 'confirm' ? 'green' : 'gray'} variant="light" title={t(`proposed.ruled.${ruling}`, { time: time(ruledAt) })}>
      {reasonCode === null ? null : <Text size="sm">{t(`dismissReason.${dismissWord(reasonCode)}`)}</Text>}
      {note === null ? null : <Text size="sm"><Theirs>{note}</Theirs></Text>}
    </Alert>
  );
}

function RestsOn({ explanation: { lots, enterprises, opening } }: { explanation: Explanation }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { number, day, money } = useFormats();
  const { quantity } = useQuantities();
  const lotColumns: Column<Explanation['lots'][number]>[] = [
    { id: 'lot', header: t('proposed.lot'), cell: ({ requirementId, title, number: n, text }) => <><TextLink to="/requirements/$id" params={{ id: requirementId }} search={n === 1 ? {} : { lot: n }} inherit><Theirs>{title}</Theirs></TextLink> ({number(n)}){text === null ? null : <Text size="sm" c="dimmed"><Theirs>{text}</Theirs></Text>}</> },
    { id: 'missing', header: t('proposed.missedBy'), align: 'end', cell: (lot) => number(lot.enterprises) },
    { id: 'much', header: t('quantity'), align: 'end', cell: ({ openQuantity, unit }) => quantity(openQuantity, unit) },
    { id: 'deadline', header: t('proposed.deadline'), cell: ({ deadline }) => day(deadline) },
    { id: 'value', header: t('proposed.value'), align: 'end', cell: ({ value }) => (value === null ? '–' : money(value)) },
    { id: 'open', header: t('status'), cell: ({ isOpen }) => (isOpen ? t('proposed.open') : t('proposed.closed')) },
  ];
  const enterpriseColumns: Column<Explanation['enterprises'][number]>[] = [
    { id: 'name', header: t('enterprise'), cell: ({ enterpriseId, name, isActive }) => <><TextLink to="/enterprises/$id" params={{ id: enterpriseId }} inherit><Theirs>{name}</Theirs></TextLink>{isActive ? null : ` (${t('proposed.notActive')})`}</> },
  ];
  return (
    <>
      <Title order={2} size="h3">{t('proposed.lotsTitle')}</Title>
      <Text size="sm" c="dimmed">{t('proposed.nobodyFits', { count: opening.lotsNobodyFits, n: number(opening.lotsNobodyFits) })}</Text>
      <DataTable caption={t('proposed.lotsTitle')} columns={lotColumns} rows={lots} rowKey={({ lotId }) => lotId} />
      <Title order={2} size="h3">{t('proposed.enterprisesTitle')}</Title>
      <DataTable caption={t('proposed.enterprisesTitle')} columns={enterpriseColumns} rows={enterprises} rowKey={({ enterpriseId }) => enterpriseId} />
    </>
  );
}
