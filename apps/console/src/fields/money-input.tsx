// A sum and its currency.
import { Group, Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from './number-field.js';

export interface MoneyValue {
  /** In units of the currency; null while the field is empty. */
  amount: number | null;
  currency: string;
}

/** Options for a select, by code and name. */
export function useCurrencies() {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
  }, [i18n.language]);
}

interface MoneyInputProps {
  label: string;
  description?: string;
  value: MoneyValue;
  onChange: (value: MoneyValue) => void;
  error?: string | undefined;
  currencyError?: string | undefined;
}

export function MoneyInput({ label, description, value, onChange, error, currencyError }: MoneyInputProps) {
  const { t } = useTranslation('fields');
  const currencies = useCurrencies();
  return (
    <Group gap="xs" align="flex-end" grow preventGrowOverflow={false}>
      <NumberField
        label={label} description={description} value={value.amount} error={error} min={0} style={{ minWidth: '8rem' }}
        onChange={(amount) => onChange({ ...value, amount })}
      />
      <Select
        label={t('currency')} searchable comboboxProps={{ keepMounted: false }} allowDeselect={false} data={currencies} value={value.currency} error={currencyError} style={{ minWidth: '8rem' }}
        onChange={(currency) => { if (currency !== null) onChange({ ...value, currency }); }}
      />
    </Group>
  );
}
