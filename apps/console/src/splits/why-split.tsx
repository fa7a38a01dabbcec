// Why this split: the sum it is the best by, share by share, and what each demand costs.
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { CsvButton } from '../ui/csv.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import type { Allocation, Simulated } from './questions.js';
import { wholeSum } from './whole-sum.js';

/** Of a simulated or a decided split. */
type Share = Simulated['shares'][number] | Allocation['shares'][number];
type Binding = Simulated['binding'][number];

export function WhySplit({ answer }: { answer: Simulated }) {
  const { t } = useTranslation('splits');
  const { number, percent, points, exact } = useFormats();
  const { quantity } = useQuantities();
  const nameOf = ({ demand, enterpriseId }: Binding) => (demand === 'locked'
    ? t('demand.lockedOf', { name: answer.candidates.find((each) => each.enterpriseId === enterpriseId)?.enterpriseName ?? '' }) : t(`demand.${demand}`));
  const demanded = ({ demand, value }: Binding) =>
    (demand === 'quantity' || demand === 'locked' ? quantity(value, answer.unit) : demand === 'maximumEnterprises' ? number(value) : percent(value));
  const priced: Column<Binding>[] = [
    { id: 'demand', header: t('demandHead'), cell: nameOf },
    { id: 'value', header: t('valueHead'), align: 'end', cell: demanded },
    { id: 'price', header: t('priceHead'), align: 'end', cell: ({ price }) => points(price) },
  ];
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h3">{t('why')}</Title>
      <Text size="sm" maw={720}>{t('whyAbout', { objective: points(answer.objective) })}{answer.isConsortium ? ` ${t('consortium')}` : ''}</Text>
      <ArithmeticTable shares={answer.shares} unit={answer.unit} objective={answer.objective} name="split-arithmetic" />
      <Title order={3} size="h4">{t('prices')}</Title>
      {answer.binding.length > 0 ? (
        <>
          <Text size="sm">{t('pricesAbout')}</Text>
          <DataTable caption={t('prices')} columns={priced} rows={answer.binding} rowKey={({ demand, enterpriseId }) => demand + (enterpriseId ?? '')} />
          <div><CsvButton name="split-prices" head={priced.map(({ header }) => header)} rows={() => answer.binding.map((each) => [nameOf(each), demanded(each), each.price])} /></div>
        </>
      ) : <Text size="sm">{answer.isPriced ? t('noPrice') : t('notPriced')}</Text>}
      <details>
        <summary>{t('wholeSum')}</summary>
        <Text size="sm">{wholeSum({ ...answer, costPerEnterprise: answer.demands.costPerEnterprise }, exact)}</Text>
      </details>
    </Stack>
  );
}

export function ArithmeticTable({ shares, unit, objective, name }: { shares: readonly Share[]; unit: string; objective: number; name: string }) {
  const { t } = useTranslation(['splits', 'fields']);
  const { percent, points } = useFormats();
  const { quantity, unitName } = useQuantities();
  const columns: Column<Share>[] = [
    { id: 'enterprise', header: t('enterprise'), cell: ({ enterpriseName }) => <Theirs>{enterpriseName}</Theirs> },
    { id: 'quantity', header: t('share'), align: 'end', cell: (share) => quantity(share.quantity, unit) },
    { id: 'part', header: t('part'), align: 'end', cell: ({ part }) => percent(part) },
    { id: 'score', header: t('score'), align: 'end', cell: ({ score }) => points(score) },
    { id: 'gain', header: t('gain'), align: 'end', cell: ({ gain }) => points(gain) },
    { id: 'cost', header: t('cost'), align: 'end', cell: ({ cost }) => points(cost) },
    { id: 'net', header: t('net'), align: 'end', cell: ({ gain, cost }) => points(gain - cost) },
  ];
  return (
    <>
      <DataTable caption={t('why')} columns={columns} rows={shares} rowKey={({ proposalId }) => proposalId} />
      <Text size="sm" fw={600}>{t('objectiveIs', { objective: points(objective) })}</Text>
      <div><CsvButton name={name} head={[...columns.map(({ header }) => header), t('fields:unit')]} rows={() => shares.map(({ enterpriseName, quantity: taken, part, score, gain, cost }) => [enterpriseName, taken, part, score, gain, cost, gain - cost, unitName(unit)])} /></div>
    </>
  );
}
