// What is known of an enterprise: what it makes, capacity, certificates, track record, numbers, contacts and consents, each with whose word it is.
import { Badge, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { BuyerName } from '../requirements/buyer-name.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import { Claims } from './claims.js';
import { Consents } from './consents.js';
import type { Enterprise } from './enterprise.js';
import { TrackRecords } from './track-records.js';
import { Word } from './word.js';

export function Profile({ enterprise }: { enterprise: Enterprise }) {
  const { t } = useTranslation('enterprises');
  return (
    <Stack gap="lg">
      <Facts enterprise={enterprise} />
      <Section title={t('makes')}><Claims claims={enterprise.capabilities} /></Section>
      <Section title={t('field.certifications')}><Certificates enterprise={enterprise} /></Section>
      <Section title={t('field.trackRecords')}><TrackRecords records={enterprise.trackRecords} /></Section>
      <Section title={t('field.identifiers')}>
        {enterprise.identifiers.length === 0 ? <Text c="dimmed" size="sm">{t('noneStated')}</Text> : enterprise.identifiers.map(({ scheme, id, checked }) => (
          <Text key={`${scheme} ${id}`} size="sm">{scheme} <Theirs>{id}</Theirs> · <Text span c="dimmed">{t(checked === true ? 'numberChecked' : 'numberUnchecked')}</Text></Text>
        ))}
      </Section>
      <UnwantedBuyers enterprise={enterprise} />
      <Section title={t('consents')}><Consents id={enterprise.id} /></Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return <section><Title order={2} size="h4" mb="xs">{title}</Title>{children}</section>;
}

/** Only those who work for the cluster know the buyers. */
function UnwantedBuyers({ enterprise }: { enterprise: Enterprise }) {
  const { t } = useTranslation('enterprises');
  const knowsBuyers = isStaff(useMe());
  if (!knowsBuyers || enterprise.optOutBuyerIds.length + enterprise.conflictBuyerIds.length === 0) return null;
  return (
    <Section title={t('buyers')}>
      {(['optOutBuyerIds', 'conflictBuyerIds'] as const).filter((name) => enterprise[name].length > 0).map((name) => (
        <Text key={name} size="sm">{t(`field.${name}`)}: {enterprise[name].map((id, at) => <span key={id}>{at > 0 ? ', ' : ''}<BuyerName id={id} /></span>)}</Text>
      ))}
    </Section>
  );
}

function Facts({ enterprise }: { enterprise: Enterprise }) {
  const { t, i18n } = useTranslation('enterprises');
  const formats = useFormats();
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const countries = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const facts: [label: string, value: ReactNode][] = [
    [t('field.size'), t(`size.${enterprise.size}`)],
    [t('field.registered'), t(enterprise.registered ? 'yes' : 'no')],
    [t('field.homeBased'), t(enterprise.homeBased ? 'yes' : 'no')],
    [t('field.languages'), enterprise.languages.map((tag) => names.of(tag) ?? tag).join(', ') || t('unknown')],
    [t('field.externalId'), enterprise.externalId === null ? t('noneStated') : <Theirs>{enterprise.externalId}</Theirs>],
    [t('changed'), formats.time(enterprise.updatedAt)],
    [t('field.establishments'), enterprise.establishments.length === 0 ? t('noneStated') : enterprise.establishments.map((site, index) => (
      <span key={index} style={{ display: 'block' }}>
        <Theirs>{[site.name, site.street, site.postcode, site.town, countries.of(site.country)].filter(Boolean).join(', ')}</Theirs>
      </span>
    ))],
    [t('field.contacts'), enterprise.contacts.length === 0 ? t('noContact') : enterprise.contacts.map(({ kind, address, consent }) => (
      <span key={address} style={{ display: 'block' }}><Theirs>{address}</Theirs> · {t(kind === 'phone' ? 'forCalls' : consent ? 'agreed' : 'notAgreed')}</span>
    ))],
  ];
  return (
    <Paper withBorder p="md">
      <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 4 }} m={0}>
        {facts.map(([label, value]) => (
          <div key={label}><Text component="dt" size="xs" c="dimmed">{label}</Text><Text component="dd" size="sm" m={0}>{value}</Text></div>
        ))}
      </SimpleGrid>
    </Paper>
  );
}

function Certificates({ enterprise: { certifications } }: { enterprise: Enterprise }) {
  const { t } = useTranslation('enterprises');
  const formats = useFormats();
  if (certifications.length === 0) return <Text c="dimmed" size="sm">{t('noneStated')}</Text>;
  const today = new Date().toISOString().slice(0, 10);
  const columns: Column<{ at: number } & (typeof certifications)[number]>[] = [
    { id: 'scheme', header: t('certificate'), cell: ({ scheme }) => <Theirs>{scheme}</Theirs> },
    { id: 'number', header: t('number'), cell: ({ number }) => <Theirs>{number}</Theirs> },
    {
      id: 'until', header: t('validUntil'), cell: ({ validUntil }) => (
        <Group gap={6}>{validUntil === null ? t('noEnd') : formats.day(validUntil)}
          {validUntil !== null && validUntil < today ? <Badge color="red" variant="outline" size="sm">{t('expired')}</Badge> : null}</Group>
      ),
    },
    { id: 'word', header: t('whoseWord'), cell: (each) => <Word of={each} /> },
  ];
  return <DataTable caption={t('field.certifications')} columns={columns} rows={certifications.map((each, at) => ({ ...each, at }))} rowKey={({ at }) => String(at)} />;
}
