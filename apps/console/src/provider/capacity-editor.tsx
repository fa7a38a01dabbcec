// How much of a service can be taken in which period, in the unit of the offer.
import { Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../fields/number-field.js';
import { useQuantities } from '../fields/quantity.js';
import { nextPeriod, type PeriodValues } from './offer-values.js';

interface CapacityEditorProps {
  value: readonly PeriodValues[];
  unit: string;
  onChange: (capacity: PeriodValues[]) => void;
  /** By the path of the field. */
  problems: Record<string, string>;
}

export function CapacityEditor({ value, unit, onChange, problems }: CapacityEditorProps) {
  const { t } = useTranslation('provider');
  const { quantity, unitName } = useQuantities();
  const change = (index: number, part: Partial<PeriodValues>) => onChange(value.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <Fieldset legend={t('capacity')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('capacityAbout')}</Text>
        {value.map((period, index) => {
          const error = (name: string) => problems[`capacity.${index}.${name}`];
          return (
            <Group key={index} gap="sm" align="flex-end">
              <TextInput type="date" required label={t('from')} value={period.from} error={error('from') ?? problems[`capacity.${index}`]} onChange={({ currentTarget }) => change(index, { from: currentTarget.value })} />
              <TextInput type="date" required label={t('to')} min={period.from} value={period.to} error={error('to')} onChange={({ currentTarget }) => change(index, { to: currentTarget.value })} />
              <NumberField required label={unit === '' ? t('quantity') : `${t('quantity')} (${unitName(unit)})`} min={period.booked} max={1e9} value={period.quantity} error={error('quantity') ?? error('booked')} onChange={(next) => change(index, { quantity: next })} />
              {period.booked > 0 ? <Text size="sm" c="dimmed">{t('taken', { quantity: unit === '' ? period.booked : quantity(period.booked, unit) })}</Text> : null}
              <Button variant="subtle" aria-label={t('removePeriod', { n: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>{t('remove')}</Button>
            </Group>
          );
        })}
        {value.length >= 60 ? null : <Group><Button variant="default" size="xs" onClick={() => onChange([...value, nextPeriod(value, new Date().toISOString().slice(0, 10))])}>{t('addPeriod')}</Button></Group>}
      </Stack>
    </Fieldset>
  );
}
