// A number as the language of the page writes it, to be typed or stepped with the arrow keys.
import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf } from './number-of.js';

interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'mode'> {
  /** Null while the field is empty. */
  value: number | null;
  onChange: (value: number | null) => void;
}

export function NumberField({ value, onChange, onBlur, ...rest }: NumberFieldProps) {
  const { i18n } = useTranslation();
  const separators = useMemo(() => {
    const parts = new Intl.NumberFormat(i18n.language).formatToParts(12_345_678.5);
    const of = (type: 'group' | 'decimal') => parts.find((part) => part.type === type)?.value;
    const grouping = parts.filter(({ type }) => type === 'group').length > 2 || i18n.language === 'hi' ? 'lakh' as const : 'thousand' as const;
    return { thousandSeparator: of('group') ?? ' ', decimalSeparator: of('decimal') ?? '.', thousandsGroupStyle: grouping };
  }, [i18n.language]);
  // On the way to a number stands what is none yet, or is written otherwise than numbers are: "12.", "0.0", "1.50". It stays as it was typed until
  // the field is left, or the value becomes another than what was made of it.
  const [typed, setTyped] = useState<number | string | null>(null);
  const madeOfIt = useRef<number | null | undefined>(undefined);
  if (typed !== null && madeOfIt.current === undefined) madeOfIt.current = value;
  const isTyping = typed !== null && madeOfIt.current === value;
  return (
    <NumberInput
      allowNegative={false} inputMode="decimal" {...separators} value={isTyping ? typed : value ?? ''}
      onChange={(now) => {
        madeOfIt.current = undefined;
        setTyped(typeof now === 'bigint' ? Number(now) : now);
        onChange(numberOf(now));
      }}
      onBlur={(event) => {
        setTyped(null);
        onBlur?.(event);
      }}
      {...rest}
    />
  );
}
