// What is rarely asked of a lot: certificates, the place of delivery and how far away, a language.
import { Group, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCountries, useLanguages } from '../fields/countries.js';
import { NumberField } from '../fields/number-field.js';
import type { Values } from './values.js';

/** Offered while typing; any other can be typed. */
const schemes = ['ISO 9001', 'ISO 14001', 'OEKO-TEX', 'GOTS', 'SA8000', 'WRAP', 'Fair Trade', 'BSCI', 'GRS', 'FSC', 'HACCP', 'ISO 22000', 'ISO 45001'];

export function MoreDemands({ index }: { index: number }) {
  const { t } = useTranslation(['requirements', 'fields']);
  const { control, register, formState: { errors } } = useFormContext<Values>();
  const wrong = errors.lots?.[index];
  const at = `lots.${index}` as const;
  const countries = useCountries();
  const languages = useLanguages();
  const certifications = (name: 'mandatoryCertifications' | 'preferredCertifications') => (
    <Controller
      control={control} name={`${at}.${name}`}
      render={({ field }) => (
        <TagsInput label={t(name)} description={t(`${name}About`)} data={schemes} maxTags={20} maxLength={60} error={wrong?.[name]?.message} ref={field.ref} value={field.value} onChange={field.onChange} onBlur={field.onBlur} />
      )}
    />
  );
  const number = (name: 'latitude' | 'longitude' | 'maxDistanceKm', range: { min: number; max: number }, label: string) => (
    <Controller
      control={control} name={`${at}.place.${name}`}
      render={({ field }) => (
        <NumberField label={label} {...range} allowNegative={range.min < 0} error={wrong?.place?.[name]?.message} ref={field.ref} value={field.value} onChange={field.onChange} onBlur={field.onBlur} miw="7rem" />
      )}
    />
  );
  return (
    <Stack gap="sm">
      {certifications('mandatoryCertifications')}
      {certifications('preferredCertifications')}
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <Controller
          control={control} name={`${at}.place.country`}
          render={({ field }) => (
            <Select
              label={t('placeCountry')} searchable clearable data={countries} error={wrong?.place?.country?.message} ref={field.ref} value={field.value === '' ? null : field.value}
              onChange={(value) => field.onChange(value ?? '')} onBlur={field.onBlur} miw="9rem"
            />
          )}
        />
        <TextInput label={t('fields:town')} maxLength={100} dir="auto" error={wrong?.place?.town?.message} miw="9rem" {...register(`${at}.place.town`)} />
        <TextInput label={t('fields:region')} placeholder="ET-AA" maxLength={6} error={wrong?.place?.region?.message} miw="9rem" {...register(`${at}.place.region`)} />
      </Group>
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        {number('latitude', { min: -90, max: 90 }, t('fields:latitude'))}
        {number('longitude', { min: -180, max: 180 }, t('fields:longitude'))}
        {number('maxDistanceKm', { min: 0, max: 20_040 }, t('maxDistance'))}
      </Group>
      <Controller
        control={control} name={`${at}.language`}
        render={({ field }) => (
          <Select
            label={t('workLanguage')} description={t('workLanguageAbout')} searchable clearable data={languages} error={wrong?.language?.message} ref={field.ref}
            value={field.value === '' ? null : field.value} onChange={(value) => field.onChange(value ?? '')} onBlur={field.onBlur}
          />
        )}
      />
    </Stack>
  );
}
