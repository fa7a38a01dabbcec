// A code of the classification by its name, and a field that finds one by words while typing.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';

type Code = Schemas['CodeSuggestion'];

const labelOf = ({ labels, code }: Pick<Code, 'labels' | 'code'>, language: string): string => labels[language] ?? labels.en ?? Object.values(labels)[0] ?? code;

function useCode(code: string) {
  return useQuery({
    queryKey: ['clusters', 'code', code],
    queryFn: async () => (await api.GET('/v1/codes', { params: { query: { q: code, limit: 5 } } })).data.items.find((each) => each.code === code) ?? null,
    staleTime: 60 * 60_000,
    enabled: code !== '',
  });
}

/** The name in the language of the page; the code itself until it is known. */
export function CodeName({ code }: { code: string }) {
  const { i18n } = useTranslation();
  const { data } = useCode(code);
  return <bdi>{data ? labelOf(data, i18n.language) : code}</bdi>;
}

interface CodeFieldProps {
  label: string;
  value: string;
  onChange: (code: string, found: Code | null) => void;
  error?: string | undefined;
  required?: boolean;
  clearable?: boolean;
}

export function CodeField({ value, onChange, ...field }: CodeFieldProps) {
  const { t, i18n } = useTranslation('enterprises');
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed, 200);
  const chosen = useCode(value);
  const found = useQuery({
    queryKey: ['clusters', 'codes', words, i18n.language],
    queryFn: async () => (await api.GET('/v1/codes', { params: { query: { q: words, language: i18n.language, limit: 12 } } })).data.items,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  const items = found.data ?? [];
  const known = chosen.data && !items.some(({ code }) => code === chosen.data?.code) ? [chosen.data, ...items] : items;
  return (
    <Select
      {...field} searchable value={value === '' ? null : value} placeholder={t('codePlaceholder')} nothingFoundMessage={t('nothingFound')}
      data={known.map((each) => ({ value: each.code, label: `${labelOf(each, i18n.language)} (${each.code})` }))}
      filter={({ options }) => options} onSearchChange={setTyped}
      onChange={(code) => onChange(code ?? '', known.find((each) => each.code === code) ?? null)}
    />
  );
}
