// A number as the language of the page writes it, to be typed or stepped with the arrow keys.
import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberTyped } from './number-typed.js';

interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'mode'> {
  /** Null while the field is empty. */
  value: number | null;
  onChange: (value: number | null) => void;
}

export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  const { i18n } = useTranslation();
  const separators = useMemo(() => {
    const parts = new Intl.NumberFormat(i18n.language).formatToParts(12_345_678.5);
    const of = (type: 'group' | 'decimal') => parts.find((part) => part.type === type)?.value;
    const grouping = parts.filter(({ type }) => type === 'group').length > 2 || i18n.language === 'hi' ? 'lakh' as const : 'thousand' as const;
    return { thousandSeparator: of('group') ?? ' ', decimalSeparator: of('decimal') ?? '.', thousandsGroupStyle: grouping };
  }, [i18n.language]);
  // "1.", on the way to 1.5, is a number already: what stands in the field is kept as it was typed.
  const [typed, setTyped] = useState<string | number>(value ?? '');
  return (
    <NumberInput
      // What is out of range is said, not changed into another number.
      allowNegative={false} inputMode="decimal" clampBehavior="none" {...separators}
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
