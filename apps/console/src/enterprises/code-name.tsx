// A code of the classification by its name, and a field that finds one by words while typing.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { Theirs } from '../ui/theirs.js';

type Code = Schemas['CodeSuggestion'];

const labelOf = ({ labels, code }: Pick<Code, 'labels' | 'code'>, language: string): string => labels[language] ?? labels.en ?? Object.values(labels)[0] ?? code;

/** Most codes that the API lists at once. */
const atOnce = 200;

/** A small classification is known after one question; of a larger one the others are asked for one by one. */
function useCode(code: string) {
  const all = useQuery({
    queryKey: ['clusters', 'codes'],
    queryFn: async () => (await api.GET('/v1/codes', { params: { query: { limit: atOnce } } })).data.items,
    staleTime: 60 * 60_000,
  });
  const listed = all.data?.find((each) => each.code === code);
  const one = useQuery({
    queryKey: ['clusters', 'code', code],
    queryFn: async () => (await api.GET('/v1/codes', { params: { query: { q: code, limit: 5 } } })).data.items.find((each) => each.code === code) ?? null,
    staleTime: 60 * 60_000,
    enabled: code !== '' && all.data !== undefined && listed === undefined && all.data.length === atOnce,
  });
  return listed ?? one.data ?? null;
}

/** The name in the language of the page; the code itself until it is known. */
export function CodeName({ code }: { code: string }) {
  const { i18n } = useTranslation();
  const found = useCode(code);
  return <Theirs>{found === null ? code : labelOf(found, i18n.language)}</Theirs>;
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
    queryKey: ['clusters', 'codes', 'like', words, i18n.language],
    queryFn: async () => (await api.GET('/v1/codes', { params: { query: { q: words, language: i18n.language, limit: 12 } } })).data.items,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  const items = found.data ?? [];
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
