// A unit by its name, in the language of the page.
import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { unitCodeOf, unitCodes, useQuantities } from './quantity.js';

interface UnitSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  /** Code or name of a unit; empty while none is chosen. */
  value: string;
  onChange: (code: string) => void;
}

export function UnitSelect({ value, onChange, ...rest }: UnitSelectProps) {
  const { t } = useTranslation('fields');
  const { unitName } = useQuantities();
  return (
    <Select
      label={t('unit')} searchable comboboxProps={{ keepMounted: false }} allowDeselect={false} nothingFoundMessage={t('noSuchUnit')}
      data={unitCodes.map((code) => ({ value: code, label: unitName(code) }))}
      value={unitCodeOf(value)} onChange={(code) => { if (code !== null) onChange(code); }} {...rest}
    />
  );
}
