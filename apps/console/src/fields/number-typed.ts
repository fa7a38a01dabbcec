// How numbers are typed in a language, and the number that a half-typed text stands for.

export interface Separators {
  thousandSeparator: string;
  decimalSeparator: string;
  /** Keys that begin the decimals: the point too, for many phones have no other; never what groups thousands, or 4,200 would be 4.2. */
  allowedDecimalSeparators: string[];
  thousandsGroupStyle: 'thousand' | 'lakh';
}

export function separatorsIn(language: string): Separators {
  const parts = new Intl.NumberFormat(language).formatToParts(12_345_678.5);
  const of = (type: 'group' | 'decimal') => parts.find((part) => part.type === type)?.value;
  const thousandSeparator = of('group') ?? ' ';
  const decimalSeparator = of('decimal') ?? '.';
  return {
    thousandSeparator, decimalSeparator, allowedDecimalSeparators: [...new Set([decimalSeparator, '.'])].filter((key) => key !== thousandSeparator),
    thousandsGroupStyle: parts.filter(({ type }) => type === 'group').length > 2 || language === 'hi' ? 'lakh' : 'thousand',
  };
}

/** Null where there is none yet: an empty field, a lone sign or point. `typed` has a point before its decimals, in whatever language. */
export function numberTyped(typed: string | number): number | null {
  const value = typeof typed === 'number' ? typed : /\d/.test(typed) ? Number(typed) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
