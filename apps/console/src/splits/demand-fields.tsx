// What a split as a whole is to keep.
import { Fieldset, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../fields/number-field.js';
import { useQuantities } from '../fields/quantity.js';
import type { Demands, Edited, Simulated } from './questions.js';

interface DemandFieldsProps {
  edited: Edited;
  edit: (change: (before: Edited) => Edited) => void;
  answer: Simulated;
}

const asPercent = (part: number | null) => (part === null ? null : Math.round(part * 1e4) / 100);

export function DemandFields({ edited: { demands, quantity }, edit, answer }: DemandFieldsProps) {
  const { t } = useTranslation('splits');
  const { unitName } = useQuantities();
  const set = (change: Partial<Demands>) => edit((before) => ({ ...before, demands: { ...before.demands, ...change } }));
  const part = (name: 'shareCap' | 'newcomersFloor' | 'inclusionQuota', min: number) => (
    <NumberField
      label={`${t(`demand.${name}`)} (%)`} suffix=" %" min={min} max={100} decimalScale={2} clampBehavior="blur" value={asPercent(demands[name])}
      onChange={(percent) => set({ [name]: percent === null || percent < min || percent > 100 ? null : percent / 100 })}
    />
  );
  const hasPlaced = answer.candidates.some(({ isPlacedByPolicy }) => isPlacedByPolicy);
  return (
    <Fieldset legend={t('demands')}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" verticalSpacing="sm">
        <NumberField
          label={t('demand.quantityIn', { unit: unitName(answer.unit) })} placeholder={t('allOpen')} min={0} max={1e9} value={quantity}
          onChange={(value) => edit((before) => ({ ...before, quantity: value === null || value <= 0 ? null : value }))}
        />
        <NumberField
          label={t('demand.maximumEnterprises')} placeholder={t('any')} min={1} max={100} allowDecimal={false} value={demands.maximumEnterprises}
          onChange={(value) => set({ maximumEnterprises: value === null || value < 1 || value > 100 ? null : Math.round(value) })}
        />
        {part('shareCap', 0.01)}
        {part('newcomersFloor', 0)}
        {hasPlaced || demands.inclusionQuota !== null ? part('inclusionQuota', 0) : null}
        <NumberField
          label={t('demand.costPerEnterprise')} min={0} max={1} step={0.005} decimalScale={4} value={demands.costPerEnterprise}
          onChange={(value) => set({ costPerEnterprise: value === null || value > 1 ? 0.01 : value })}
        />
      </SimpleGrid>
    </Fieldset>
  );
}
