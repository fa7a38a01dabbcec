// Certificates, contacts and numbers of an enterprise, in the form.
import { Checkbox, Fieldset, Select, SimpleGrid, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { useLanguages } from '../fields/countries.js';
import { StatusField } from './claim-fields.js';
import type { PartProps } from './enterprise-form.js';
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
  const { register, control } = form;
  const languages = useLanguages(form.formState.defaultValues?.contacts?.flatMap((contact) => contact?.language || []));
  return (
    <Fieldset legend={t('field.contacts')}>
      <Rows form={form} name="contacts" begin={{ kind: 'email', address: '', language: '', consent: false }} add={t('addContact')} of={(at) => (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
          <Controller control={control} name={`contacts.${at}.kind`} render={({ field: { value, onChange } }) => (
            <Select label={t('contactKind')} allowDeselect={false} value={value} onChange={onChange} data={[{ value: 'email', label: t('email') }, { value: 'phone', label: t('phone') }]} />
          )} />
          <TextInput label={t('address')} required maxLength={254} placeholder="+251911234567" error={problems[`contacts.${at}.address`]} {...register(`contacts.${at}.address`)} />
          <Controller control={control} name={`contacts.${at}.language`} render={({ field: { value, onChange } }) => (
            <Select label={t('contactLanguage')} searchable clearable nothingFoundMessage={t('nothingFound')} data={languages} value={value === '' ? null : value} onChange={(tag) => onChange(tag ?? '')} error={problems[`contacts.${at}.language`]} />
          )} />
          <Checkbox mt="lg" label={t('personAgreed')} {...register(`contacts.${at}.consent`)} />
        </SimpleGrid>
      )} />
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
