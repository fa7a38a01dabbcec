// The fields of an enterprise, for registering one and for changing it. What the API finds wrong is said at its field.
import { Button, Checkbox, Fieldset, Group, MultiSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useEffect, type ReactNode } from 'react';
import { isStaff, useMe } from '../api/me.js';
import { useCountries, useLanguages } from '../fields/countries.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';
import { Unsaved } from '../ui/unsaved.js';
import { ClaimFields } from './claim-fields.js';
import { emptySite, type FormValues, type PartProps } from './form-values.js';
import { BuyersField } from './buyers-field.js';
import { CertificateFields, ContactFields, IdentifierFields } from './list-fields.js';
import { NumberText } from './number-text.js';
import { RecordFields } from './record-fields.js';
import { Rows } from './rows.js';
import { sizes } from './search.js';

interface EnterpriseFormProps {
  begin: FormValues;
  /** What was typed before and not sent, instead of what it begins with. */
  typed?: FormValues | undefined;
  /** Told of everything that is typed, to keep it; without it the page asks before that is left. */
  onType?: ((values: FormValues) => void) | undefined;
  error: unknown;
  isPending: boolean;
  onSend: (values: FormValues) => void;
  send: string;
  /** Above the button, e.g. what somebody else did meanwhile; told what stands in the form. */
  notice?: ((values: FormValues) => ReactNode) | undefined;
}

export function EnterpriseForm({ begin, typed, onType, error, isPending, onSend, send, notice }: EnterpriseFormProps) {
  const form = useForm<FormValues>({ defaultValues: typed ?? begin });
  const { subscribe } = form;
  useEffect(() => (onType === undefined ? undefined : subscribe({ formState: { values: true }, callback: ({ values }) => onType(values) })), [subscribe, onType]);
  const problems = fieldProblems(error);
  const part: PartProps = { form, problems };
  return (
    <form onSubmit={(event) => void form.handleSubmit(onSend)(event)}>
      <Unsaved isChanged={onType === undefined && form.formState.isDirty} />
      <Stack gap="lg">
        <Basics {...part} />
        <Sites {...part} />
        <ClaimFields {...part} />
        <CertificateFields {...part} />
        <ContactFields {...part} />
        <IdentifierFields {...part} />
        <RecordFields {...part} />
        <BuyersField {...part} />
        {notice === undefined ? <ProblemAlert error={error} /> : notice(form.getValues())}
        <Group><Button type="submit" loading={isPending}>{send}</Button></Group>
      </Stack>
    </form>
  );
}

function Basics({ form: { register, control }, problems }: PartProps) {
  const { t } = useTranslation('enterprises');
  const canNumber = isStaff(useMe());
  return (
    <Fieldset legend={t('basics')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t('field.name')} required maxLength={200} dir="auto" error={problems.name} {...register('name')} />
        <Controller control={control} name="size" render={({ field }) => (
          <Select {...field} label={t('field.size')} allowDeselect={false} data={sizes.map((size) => ({ value: size, label: t(`size.${size}`) }))} error={problems.size} />
        )} />
        <Controller control={control} name="languages" render={({ field }) => <LanguagesField {...field} error={problems.languages ?? problems['languages.0']} />} />
        {canNumber ? <TextInput label={t('field.externalId')} description={t('externalIdHint')} maxLength={100} error={problems.externalId} {...register('externalId')} /> : null}
        <Checkbox label={t('field.registered')} {...register('registered')} />
        <Checkbox label={t('field.homeBased')} {...register('homeBased')} />
      </SimpleGrid>
    </Fieldset>
  );
}

function Sites({ form, problems }: PartProps) {
  const { t } = useTranslation('enterprises');
  const { register, control } = form;
  const countries = useCountries(form.formState.defaultValues?.establishments?.flatMap((site) => site?.country || []));
  return (
    <Fieldset legend={t('field.establishments')}>
      <Rows form={form} name="establishments" begin={emptySite} add={t('addSite')} of={(at) => {
        const field = (name: keyof typeof emptySite) => ({ error: problems[`establishments.${at}.${name}`], ...register(`establishments.${at}.${name}`) });
        return (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
            <TextInput label={t('siteName')} maxLength={100} dir="auto" {...field('name')} />
            <TextInput label={t('field.street')} maxLength={200} dir="auto" {...field('street')} />
            <TextInput label={t('field.postcode')} maxLength={20} {...field('postcode')} />
            <TextInput label={t('field.town')} maxLength={100} dir="auto" {...field('town')} />
            <Controller control={control} name={`establishments.${at}.country`} render={({ field: { value, onChange, ref, onBlur } }) => (
              <Select ref={ref} onBlur={onBlur} label={t('field.country')} required searchable nothingFoundMessage={t('nothingFound')} data={countries} value={value === '' ? null : value} onChange={(country) => onChange(country ?? '')} error={problems[`establishments.${at}.country`]} />
            )} />
            <TextInput label={t('field.region')} maxLength={6} placeholder="ET-AA" {...field('region')} />
            <NumberText form={form} name={`establishments.${at}.latitude`} label={t('latitude')} min={-90} max={90} error={problems[`establishments.${at}.latitude`]} />
            <NumberText form={form} name={`establishments.${at}.longitude`} label={t('longitude')} min={-180} max={180} error={problems[`establishments.${at}.longitude`]} />
          </SimpleGrid>
        );
      }} />
    </Fieldset>
  );
}

interface LanguagesFieldProps {
  value: string[];
  onChange: (tags: string[]) => void;
  error: string | undefined;
}

/** In the order in which they are chosen: the preferred one first. */
function LanguagesField({ value, onChange, error }: LanguagesFieldProps) {
  const { t } = useTranslation('enterprises');
  return <MultiSelect label={t('field.languages')} description={t('languagesHint')} searchable nothingFoundMessage={t('nothingFound')} data={useLanguages(value)} value={value} onChange={onChange} error={error} />;
}
