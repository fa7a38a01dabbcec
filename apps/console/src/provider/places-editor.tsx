// Where a service is held, or from where the provider comes.
import { Button, Fieldset, Group, Paper, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCountries } from '../fields/countries.js';
import { NumberField } from '../fields/number-field.js';
import { emptyPlace, type PlaceValues } from './offer-values.js';

interface PlacesEditorProps {
  value: readonly PlaceValues[];
  onChange: (places: PlaceValues[]) => void;
  /** By the path of the field. */
  problems: Record<string, string>;
}

export function PlacesEditor({ value, onChange, problems }: PlacesEditorProps) {
  const { t } = useTranslation(['provider', 'fields']);
  const countries = useCountries(value.map(({ country }) => country).filter(Boolean));
  const change = (index: number, part: Partial<PlaceValues>) => onChange(value.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <Fieldset legend={t('places')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('placesAbout')}</Text>
        {value.map((place, index) => {
          const error = (name: string) => problems[`places.${index}.${name}`];
          return (
            <Paper key={index} withBorder p="sm">
              <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs">
                <Select label={t('fields:country')} required searchable data={countries} value={place.country === '' ? null : place.country} error={error('country') ?? problems[`places.${index}`]} onChange={(country) => change(index, { country: country ?? '' })} />
                <TextInput label={t('fields:region')} placeholder="ET-AA" maxLength={6} value={place.region} error={error('region')} onChange={({ currentTarget }) => change(index, { region: currentTarget.value })} />
                <TextInput label={t('fields:town')} dir="auto" maxLength={100} value={place.town} error={error('town')} onChange={({ currentTarget }) => change(index, { town: currentTarget.value })} />
                <NumberField label={t('fields:latitude')} allowNegative min={-90} max={90} value={place.latitude} error={error('latitude')} onChange={(latitude) => change(index, { latitude })} />
                <NumberField label={t('fields:longitude')} allowNegative min={-180} max={180} value={place.longitude} error={error('longitude')} onChange={(longitude) => change(index, { longitude })} />
              </SimpleGrid>
              <Group justify="flex-end" mt="xs"><Button variant="subtle" size="compact-sm" aria-label={t('removePlace', { n: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>{t('remove')}</Button></Group>
            </Paper>
          );
        })}
        {value.length >= 20 ? null : <Group><Button variant="default" size="xs" onClick={() => onChange([...value, emptyPlace])}>{t('addPlace')}</Button></Group>}
      </Stack>
    </Fieldset>
  );
}
