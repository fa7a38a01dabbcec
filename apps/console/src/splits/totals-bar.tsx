// How much of the lot the shares make up, as a bar and in words.
import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import type { Totals } from './split-arithmetic.js';

export function TotalsBar({ totals: { sum, missing, over, enterprises }, wanted, unit }: { totals: Totals; wanted: number; unit: string }) {
  const { t } = useTranslation('splits');
  const { quantity } = useQuantities();
  const { percent } = useFormats();
  const part = wanted > 0 ? sum / wanted : 0;
  return (
    <div>
      <Text fw={600}>{t('sumOf', { sum: quantity(sum, unit), all: quantity(wanted, unit), part: percent(part) })}</Text>
      <Progress value={Math.min(100, part * 100)} color={over > 0 ? 'red' : 'loom'} aria-label={t('split')} my={4} />
      <Text size="sm" role="status">
        {over > 0 ? t('over', { n: quantity(over, unit) }) : missing > 0 ? t('missing', { n: quantity(missing, unit) }) : t('complete')}
        {' '}{t('enterprises', { count: enterprises })}
      </Text>
    </div>
  );
}
