// What an enterprise says that it can make, with the capacity of the months to come.
import { Badge, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import { CodeName } from './code-name.js';
import type { Claim } from './enterprise.js';
import { Word } from './word.js';

export function Claims({ claims }: { claims: readonly Claim[] }) {
  const { t } = useTranslation('enterprises');
  if (claims.length === 0) return <Text c="dimmed" size="sm">{t('noClaims')}</Text>;
  return <Stack gap="sm">{claims.map((claim) => <OneClaim key={claim.id} claim={claim} />)}</Stack>;
}

function OneClaim({ claim }: { claim: Claim }) {
  const { t } = useTranslation('enterprises');
  const formats = useFormats();
  const unit = useQuantities().unitName(claim.unit);
  const today = new Date().toISOString().slice(0, 10);
  const terms = [
    claim.minimumOrder === undefined ? null : t('minimumIs', { quantity: formats.number(claim.minimumOrder), unit }),
    claim.leadTimeDays === undefined ? null : t('leadTimeIs', { count: claim.leadTimeDays }),
    claim.priceHint === undefined ? null : t('priceIs', { price: formats.money(claim.priceHint), unit }),
    claim.validUntil === undefined ? null : t('holdsUntil', { day: formats.day(claim.validUntil) }),
  ].filter((each) => each !== null);
  return (
    <Paper withBorder p="md">
      <Group gap="xs" mb={4}>
        <Title order={3} size="h5"><CodeName code={claim.code} /></Title>
        <Text size="xs" c="dimmed">{claim.code}</Text>
        {claim.validUntil !== undefined && claim.validUntil < today ? <Badge size="sm" color="red" variant="outline">{t('expired')}</Badge> : null}
      </Group>
      <Word of={claim} />
      {terms.length > 0 ? <Text size="sm" mt={4}>{terms.join(' · ')}</Text> : null}
      {claim.evidence === undefined ? null : <Text size="sm" mt={4}>{t('field.evidence')}: <Theirs>{claim.evidence}</Theirs></Text>}
      <Capacity claim={claim} today={today} unit={unit} />
    </Paper>
  );
}

function Capacity({ claim, today, unit }: { claim: Claim; today: string; unit: string }) {
  const { t } = useTranslation('enterprises');
  const formats = useFormats();
  const coming = claim.capacity.filter(({ to }) => to >= today).slice(0, 6);
  if (coming.length === 0) return <Text size="sm" c="dimmed" mt={4}>{t('capacityUnknown')}</Text>;
  return (
    <Table.ScrollContainer type="native" minWidth={250} mt={4} tabIndex={0} role="group" aria-label={t('capacityIn', { unit })}>
      <Table verticalSpacing={4} horizontalSpacing={6}>
        <Table.Caption>{t('capacityIn', { unit })}</Table.Caption>
        <Table.Thead><Table.Tr>
          <Table.Th scope="col">{t('period')}</Table.Th>
          {[t('canMake'), t('booked'), t('free')].map((head) => <Table.Th key={head} scope="col" ta="end">{head}</Table.Th>)}
        </Table.Tr></Table.Thead>
        <Table.Tbody>
          {coming.map(({ from, to, quantity, booked }) => (
            <Table.Tr key={from}>
              <Table.Td>{formats.days(from, to)}</Table.Td>
              {[quantity, booked, Math.max(0, quantity - booked)].map((value, index) => <Table.Td key={index} ta="end">{formats.number(value)}</Table.Td>)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
