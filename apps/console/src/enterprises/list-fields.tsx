// Certificates, contacts and numbers of an enterprise, in the form.
import { Checkbox, Fieldset, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { Controller, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { useLanguages } from '../fields/countries.js';
import { StatusField } from './claim-fields.js';
import { agreedOf, otherPurposes, type PartProps } from './form-values.js';
import { Rows } from './rows.js';

export function CertificateFields({ form, problems }: PartProps) {
  const { t } = useTranslation('enterprises');
  const verifies = isStaff(useMe());
  const { register, control } = form;
  return (
    <Fieldset legend={t('field.certifications')}>
      <Rows form={form} name="certifications" begin={{ scheme: '', number: '', validUntil: '', status: 'declared', evidence: '' }} add={t('addCertificate')} of={(at) => {
        const field = (name: 'scheme' | 'number' | 'validUntil' | 'evidence') => ({ error: problems[`certifications.${at}.${name}`], ...register(`certifications.${at}.${name}`) });
        return (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
            <TextInput label={t('certificate')} required maxLength={60} placeholder="ISO 9001" {...field('scheme')} />
            <TextInput label={t('number')} maxLength={100} {...field('number')} />
            <TextInput label={t('validUntil')} type="date" {...field('validUntil')} />
            {verifies ? <Controller control={control} name={`certifications.${at}.status`} render={({ field: status }) =>
              <StatusField {...status} error={problems[`certifications.${at}.status`]} />} /> : null}
            <TextInput label={t('field.evidence')} maxLength={1000} dir="auto" {...field('evidence')} />
          </SimpleGrid>
        );
      }} />
    </Fieldset>
  );
}

export function ContactFields({ form, problems }: PartProps) {
  const { t } = useTranslation('enterprises');
  const { control } = form;
  const languages = useLanguages(form.formState.defaultValues?.contacts?.flatMap((contact) => contact?.language || []));
  return (
    <Fieldset legend={t('field.contacts')}>
      <Rows form={form} name="contacts" begin={{ kind: 'email', address: '', language: '', consent: false, about: [] }} add={t('addContact')} of={(at) => (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
          <Controller control={control} name={`contacts.${at}.kind`} render={({ field: { value, onChange } }) => (
            <Select label={t('contactKind')} allowDeselect={false} value={value} onChange={onChange} data={[{ value: 'email', label: t('email') }, { value: 'phone', label: t('phone') }]} />
          )} />
          <AddressField form={form} at={at} error={problems[`contacts.${at}.address`]} />
          <Controller control={control} name={`contacts.${at}.language`} render={({ field: { value, onChange } }) => (
            <Select label={t('contactLanguage')} searchable clearable nothingFoundMessage={t('nothingFound')} data={languages} value={value === '' ? null : value} onChange={(tag) => onChange(tag ?? '')} error={problems[`contacts.${at}.language`]} />
          )} />
          <ConsentField form={form} at={at} />
        </SimpleGrid>
      )} />
    </Fieldset>
  );
}

/** With the keys that a phone has for it. */
function AddressField({ form: { control, register }, at, error }: { form: PartProps['form']; at: number; error: string | undefined }) {
  const { t } = useTranslation('enterprises');
  const kind = useWatch({ control, name: `contacts.${at}.kind` });
  return (
    <TextInput
      label={t('address')} required maxLength={254} error={error} {...(kind === 'phone' ? { inputMode: 'tel', placeholder: '+251911234567' } : { inputMode: 'email', placeholder: 'name@example.org' })}
      autoComplete="off" autoCapitalize="none" spellCheck={false} {...register(`contacts.${at}.address`)}
    />
  );
}

/** What the person agreed to be written to about. Who takes back the first takes all back; who gives it agrees to all but news, as long as nothing else is said. */
function ConsentField({ form: { control, setValue }, at }: { form: PartProps['form']; at: number }) {
  const { t } = useTranslation('enterprises');
  const [kind, consent, about] = useWatch({ control, name: [`contacts.${at}.kind`, `contacts.${at}.consent`, `contacts.${at}.about`] });
  // Nothing is sent to a telephone.
  const offered = kind === 'email' ? otherPurposes : [];
  const say = (agreed: boolean) => {
    setValue(`contacts.${at}.consent`, agreed);
    setValue(`contacts.${at}.about`, agreedOf({ consent: agreed }));
  };
  return (
    <Fieldset variant="unstyled" legend={t('personAgreed')}>
      <Stack gap={6} mt={4}>
        <Checkbox label={t('purpose.linkages')} checked={consent} onChange={({ currentTarget }) => say(currentTarget.checked)} />
        {offered.map((purpose) => (
          <Checkbox
            key={purpose} label={t(`purpose.${purpose}`)} checked={about.includes(purpose)}
            onChange={({ currentTarget }) => setValue(`contacts.${at}.about`, otherPurposes.filter((each) => (each === purpose ? currentTarget.checked : about.includes(each))))}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}

export function IdentifierFields({ form, problems }: PartProps) {
  const { t } = useTranslation('enterprises');
  const { register } = form;
  return (
    <Fieldset legend={t('field.identifiers')}>
      <Rows form={form} name="identifiers" begin={{ scheme: '', number: '' }} add={t('addIdentifier')} of={(at) => (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <TextInput label={t('identifierScheme')} description={t('identifierHint')} required placeholder="ET-MOT" error={problems[`identifiers.${at}.scheme`]} {...register(`identifiers.${at}.scheme`)} />
          <TextInput label={t('number')} required maxLength={60} error={problems[`identifiers.${at}.id`]} {...register(`identifiers.${at}.number`)} />
        </SimpleGrid>
      )} />
    </Fieldset>
  );
}
