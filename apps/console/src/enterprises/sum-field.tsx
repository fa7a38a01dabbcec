// A sum in the form of an enterprise: as it is typed, with the currency beside it. Without an amount nothing is said.
import { Controller, type FieldPathByValue, type UseFormReturn } from 'react-hook-form';
import { useCluster } from '../api/me.js';
import { MoneyInput } from '../fields/money-input.js';
import type { FormValues } from './form-values.js';

type TextPath = FieldPathByValue<FormValues, string>;

interface SumFieldProps {
  form: UseFormReturn<FormValues>;
  amount: TextPath;
  currency: TextPath;
  label: string;
  error: string | undefined;
  currencyError: string | undefined;
  isFixed?: boolean;
}

export function SumField({ form: { control }, amount, currency, isFixed = false, ...field }: SumFieldProps) {
  const usual = useCluster().cluster?.currency ?? 'USD';
  return (
    <Controller control={control} name={currency} render={({ field: { value: code, onChange: onCode } }) => (
      <Controller control={control} name={amount} render={({ field: { value, onChange } }) => (
        <MoneyInput
          {...field} value={{ amount: value === '' ? null : Number(value), currency: code || usual }}
          onChange={(sum) => {
            if (isFixed) return;
            onCode(sum.currency);
            onChange(sum.amount === null ? '' : String(sum.amount));
          }}
        />
      )} />
    )} />
  );
}
