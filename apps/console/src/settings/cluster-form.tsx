// What a cluster is called, what it makes and where, which languages it speaks: for a new one, and to change one.
import { Button, Group, MultiSelect, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useCountries, useLanguages } from '../fields/countries.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';

type Cluster = Schemas['Cluster'];
export type ClusterFacts = Pick<Cluster, 'name' | 'trade' | 'place' | 'languages'> & { vision: string };

interface ClusterFormProps {
  value: ClusterFacts;
  onChange: (part: Partial<ClusterFacts>) => void;
  error: unknown;
  isPending: boolean;
  /** On the button that sends it. */
  send: string;
  onSend: () => void;
  isDisabled?: boolean;
  /** Further fields. */
  children?: ReactNode;
}

export function ClusterForm({ value, onChange, error, isPending, send, onSend, isDisabled = false, children }: ClusterFormProps) {
  const { t } = useTranslation(['settings', 'fields']);
  const problems = fieldProblems(error);
  const { place } = value;
  const setPlace = (part: Partial<Cluster['place']>) => onChange({ place: placeOf({ ...place, ...part }) });
  return (
    <form onSubmit={(event) => { event.preventDefault(); onSend(); }}>
      <Stack gap="sm" maw={720}>
        <TextInput label={t('clusterIs.name')} required maxLength={200} dir="auto" value={value.name} error={problems.name} onChange={({ currentTarget }) => onChange({ name: currentTarget.value })} />
        <TextInput label={t('clusterIs.trade')} description={t('clusterIs.tradeAbout')} required maxLength={100} dir="auto" value={value.trade} error={problems.trade} onChange={({ currentTarget }) => onChange({ trade: currentTarget.value })} />
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <Select label={t('fields:country')} required searchable nothingFoundMessage={t('nothingFound')} data={useCountries(place.country === '' ? [] : [place.country])} value={place.country === '' ? null : place.country} error={problems['place.country']} onChange={(country) => setPlace({ country: country ?? '' })} />
          <TextInput label={t('fields:region')} placeholder="ET-AA" maxLength={6} value={place.region ?? ''} error={problems['place.region']} onChange={({ currentTarget }) => setPlace({ region: currentTarget.value.toUpperCase() })} />
          <TextInput label={t('fields:town')} maxLength={100} dir="auto" value={place.town ?? ''} error={problems['place.town']} onChange={({ currentTarget }) => setPlace({ town: currentTarget.value })} />
        </SimpleGrid>
        <MultiSelect label={t('clusterIs.languages')} description={t('clusterIs.languagesAbout')} required searchable nothingFoundMessage={t('nothingFound')} data={useLanguages(value.languages)} value={value.languages} error={problems.languages ?? problems['languages.0']} onChange={(languages) => onChange({ languages })} />
        {children}
        <Textarea label={t('clusterIs.vision')} maxLength={2000} dir="auto" autosize minRows={2} value={value.vision} error={problems.vision} onChange={({ currentTarget }) => onChange({ vision: currentTarget.value })} />
        <ProblemAlert error={error} />
        <Group><Button type="submit" loading={isPending} disabled={isDisabled || value.languages.length === 0 || place.country === ''}>{send}</Button></Group>
      </Stack>
    </form>
  );
}

/** Without what was left empty; a place on the map belongs to the town and country that it was stated with. */
function placeOf({ country, region = '', town = '', latitude, longitude }: Cluster['place']): Cluster['place'] {
  return { country, ...(region === '' ? {} : { region }), ...(town === '' ? {} : { town }), ...(latitude === undefined ? {} : { latitude }), ...(longitude === undefined ? {} : { longitude }) };
}
