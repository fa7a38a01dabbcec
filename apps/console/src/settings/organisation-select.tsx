// A buyer, an enterprise or a provider, found by its name.
import { Select, type ComboboxParsedItem } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';

export type OrganisationKind = 'buyer' | 'enterprise' | 'provider';

interface OrganisationSelectProps {
  kind: OrganisationKind;
  value: string;
  onChange: (id: string) => void;
  error?: string | undefined;
}

async function namesOf(kind: OrganisationKind, words: string): Promise<{ id: string; name: string }[]> {
  if (kind === 'enterprise') return (await api.GET('/v1/enterprises', { params: { query: { limit: 50, ...(words === '' ? {} : { q: words }) } } })).data.items;
  const query = { limit: 200 };
  const { data } = kind === 'buyer' ? await api.GET('/v1/buyers', { params: { query } }) : await api.GET('/v1/providers', { params: { query } });
  return data.items;
}

export function OrganisationSelect({ kind, value, onChange, error }: OrganisationSelectProps) {
  const { t } = useTranslation(['settings', 'common']);
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(kind === 'enterprise' ? typed.trim() : '', 250);
  const found = useQuery({
    queryKey: [kind === 'enterprise' ? 'enterprises' : kind === 'buyer' ? 'buyers' : 'providers', 'choice', words], queryFn: () => namesOf(kind, words), placeholderData: keepPreviousData,
  });
  return (
    <Select
      label={t(`common:role.${kind}`)} required searchable value={value === '' ? null : value} error={error} nothingFoundMessage={t('nothingFound')} {...(kind === 'enterprise' ? { filter: ({ options }: { options: ComboboxParsedItem[] }) => options } : {})}
      data={(found.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} onSearchChange={setTyped} onChange={(id) => onChange(id ?? '')}
    />
  );
}
