// A number in the form of an enterprise, typed as the language of the page writes it; empty where nothing is stated.
import { Controller, type FieldPathByValue, type UseFormReturn } from 'react-hook-form';
import { NumberField } from '../fields/number-field.js';
import type { FormValues } from './form-values.js';

interface NumberTextProps {
  form: UseFormReturn<FormValues>;
  name: FieldPathByValue<FormValues, string>;
  label: string;
  error: string | undefined;
  min: number;
  max?: number;
  isWhole?: boolean;
  readOnly?: boolean;
}

export function NumberText({ form: { control }, name, isWhole = false, ...field }: NumberTextProps) {
  return (
    <Controller control={control} name={name} render={({ field: { value, onChange, onBlur, ref } }) => (
      <NumberField
        {...field} ref={ref} onBlur={onBlur} allowDecimal={!isWhole} allowNegative={field.min < 0} value={value === '' ? null : Number(value)}
        onChange={(number) => onChange(number === null ? '' : String(number))}
      />
    )} />
  );
}
