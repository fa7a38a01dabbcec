// A number as the language of the page writes it, to be typed or stepped with the arrow keys.
import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberTyped, separatorsIn } from './number-typed.js';

interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'mode'> {
  /** Null while the field is empty. */
  value: number | null;
  onChange: (value: number | null) => void;
}

export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  const { i18n } = useTranslation();
  const separators = useMemo(() => separatorsIn(i18n.language), [i18n.language]);
  // "1.", on the way to 1.5, is a number already: what stands in the field is kept as it was typed.
  const [typed, setTyped] = useState<string | number>(value ?? '');
  return (
    <NumberInput
      // What is out of range is said, not changed into another number.
      // The keys of numbers have no minus on some phones.
      allowNegative={false} inputMode={rest.allowNegative === true ? 'text' : 'decimal'} autoComplete="off" clampBehavior="none" {...separators}
      value={numberTyped(typed) === value ? typed : value ?? ''}
      onChange={(now) => {
        const text = typeof now === 'bigint' ? String(now) : now;
        setTyped(text);
        onChange(numberTyped(text));
      }}
      {...rest}
    />
  );
}
