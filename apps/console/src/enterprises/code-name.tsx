// A code of the classification by its name, and a field that finds one by words while typing.
import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { codeQuery, labelOf, useCodeLabel, type CodeSuggestion } from '../fields/codes.js';
import { Theirs } from '../ui/theirs.js';

/** The name in the language of the page; the code itself until it is known. */
export const CodeName = ({ code }: { code: string }) => <Theirs>{useCodeLabel(code)}</Theirs>;

/** Codes that words typed just now lead to. */
function useCodesLike(typed: string): readonly CodeSuggestion[] {
  const { i18n } = useTranslation();
  const [words] = useDebouncedValue(typed, 200);
  const found = useQuery({
    queryKey: ['clusters', 'codes', 'like', words, i18n.language],
    queryFn: async () => (await api.GET('/v1/codes', { params: { query: { q: words, language: i18n.language, limit: 12 } } })).data.items,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  return found.data ?? [];
}

interface CodeFieldProps {
  label: string;
  value: string;
  onChange: (code: string, found: CodeSuggestion | null) => void;
  error?: string | undefined;
  required?: boolean;
  clearable?: boolean;
}

export function CodeField({ value, onChange, ...field }: CodeFieldProps) {
  const { t, i18n } = useTranslation('enterprises');
  const [typed, setTyped] = useState('');
  const chosen = useQuery({ ...codeQuery(value), enabled: value !== '' }).data ?? null;
  const items = useCodesLike(typed);
  const known = chosen !== null && !items.some(({ code }) => code === chosen.code) ? [chosen, ...items] : items;
  return (
    <Select
      {...field} searchable value={value === '' ? null : value} placeholder={t('codePlaceholder')} nothingFoundMessage={t('nothingFound')}
      data={known.map((each) => ({ value: each.code, label: `${labelOf(each, i18n.language)} (${each.code})` }))}
      filter={({ options }) => options} onSearchChange={setTyped}
      onChange={(code) => onChange(code ?? '', known.find((each) => each.code === code) ?? null)}
    />
  );
}

interface CodesFieldProps {
  label: string;
  value: string[];
  onChange: (codes: string[]) => void;
  error?: string | undefined;
  disabled?: boolean;
}

/** Several codes. */
export function CodesField({ value, onChange, ...field }: CodesFieldProps) {
  const { t, i18n } = useTranslation('enterprises');
  const [typed, setTyped] = useState('');
  const chosen = useQueries({ queries: value.map(codeQuery) }).flatMap(({ data }) => data ?? []);
  const items = useCodesLike(typed);
  const nameOf = (code: string) => [...items, ...chosen].find((each) => each.code === code);
  const shown = [...new Set([...value, ...items.map(({ code }) => code)])];
  return (
    <MultiSelect
      {...field} searchable value={value} onChange={onChange} maxValues={20} nothingFoundMessage={t('nothingFound')} onSearchChange={setTyped}
      filter={({ options }) => options.filter((option) => !('value' in option) || items.some(({ code }) => code === option.value))}
      data={shown.map((code) => {
        const known = nameOf(code);
        return { value: code, label: known === undefined ? code : `${labelOf(known, i18n.language)} (${code})` };
      })}
    />
  );
}
