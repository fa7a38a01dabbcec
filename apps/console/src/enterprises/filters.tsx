// What narrows and orders the list; every choice goes into the address.
import { Button, Collapse, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountries } from '../fields/countries.js';
import { CodeField } from './code-name.js';
import { filtersSet, flags, sizes, sorts, type EnterpriseSearch } from './search.js';

interface FiltersProps {
  search: EnterpriseSearch;
  onChange: (search: EnterpriseSearch) => void;
}

export function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('enterprises');
  const countries = useCountries(search.country === undefined ? [] : [search.country]);
  const count = filtersSet(search);
  const [opened, shown] = useDisclosure(count > 0);
  const set = (part: Partial<Record<keyof EnterpriseSearch, string | boolean | undefined>>) => onChange(without({ ...search, ...part }));
  return (
    <>
      <Group align="flex-end" gap="xs">
        <Later label={t('search')} value={search.q} onChange={(q) => set({ q })} grows />
        <Select
          label={t('order')} value={search.sort ?? 'createdAt'} allowDeselect={false} disabled={search.q !== undefined} w={220}
          data={sorts.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))} onChange={(sort) => set({ sort: sort === 'createdAt' ? undefined : sort ?? undefined })}
        />
        <Button variant="default" onClick={shown.toggle} aria-expanded={opened}>{count > 0 ? t('filtersSet', { count }) : t('filters')}</Button>
        {count > 0 || search.q !== undefined ? <Button variant="subtle" onClick={() => onChange(search.view ? { view: search.view } : {})}>{t('clearFilters')}</Button> : null}
      </Group>
      <Collapse expanded={opened}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
          <CodeField label={t('makes')} value={search.code ?? ''} clearable onChange={(code) => set({ code })} />
          <Select
            label={t('field.size')} clearable value={search.size ?? null} placeholder={t('any')}
            data={sizes.map((size) => ({ value: size, label: t(`size.${size}`) }))} onChange={(size) => set({ size: size ?? undefined })}
          />
          {flags.map((flag) => (
            <Select
              key={flag} label={t(`flag.${flag}`)} clearable placeholder={t('any')} value={search[flag] === undefined ? null : String(search[flag])}
              data={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]}
              onChange={(value) => set({ [flag]: value === null ? undefined : value === 'true' })}
            />
          ))}
          <Later label={t('certificate')} value={search.certification} onChange={(certification) => set({ certification })} />
          <Select
            label={t('field.country')} searchable clearable placeholder={t('any')} nothingFoundMessage={t('nothingFound')} value={search.country ?? null} data={countries}
            onChange={(country) => set({ country: country ?? undefined })}
          />
          <Later label={t('field.region')} value={search.region} onChange={(region) => set({ region: region?.toUpperCase() })} hint="ET-AA" pattern={/^[a-z]{2}-[a-z0-9]{1,3}$/i} />
          <Later label={t('field.town')} value={search.town} onChange={(town) => set({ town })} />
          <Later
            type="date" label={t('changedSince')} value={search.updatedSince?.slice(0, 10)} pattern={/^(19|20|21)\d\d-/}
            onChange={(day) => set({ updatedSince: day === undefined ? undefined : `${day}T00:00:00Z` })}
          />
        </SimpleGrid>
      </Collapse>
    </>
  );
}

const without = (search: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as EnterpriseSearch;

interface LaterProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** What it looks like; until what is typed does, nothing is asked. */
  hint?: string;
  pattern?: RegExp;
  grows?: boolean;
  type?: 'search' | 'date';
}

/** A field that is listened to once nothing more is typed for a moment. */
function Later({ label, value = '', onChange, hint, pattern, grows = false, type = 'search' }: LaterProps) {
  const [typed, setTyped] = useState(value);
  // What comes back from here is older than what was typed meanwhile.
  const told = useRef(value);
  useEffect(() => {
    if (value !== told.current) setTyped(value);
    told.current = value;
  }, [value]);
  const tell = useDebouncedCallback((text: string) => {
    told.current = text.trim();
    onChange(told.current === '' ? undefined : told.current);
  }, 250);
  return (
    <TextInput
      type={type} label={label} value={typed} placeholder={hint} maxLength={100} style={grows ? { flex: '1 1 14rem' } : undefined}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text);
        if (text.trim() === '' || pattern === undefined || pattern.test(text.trim())) tell(text);
      }}
    />
  );
}
