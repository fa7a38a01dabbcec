// What the enterprise can make, in the form.
import { Fieldset, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { UnitSelect } from '../fields/unit-select.js';
import { CodeField } from './code-name.js';
import { emptyClaim, type ClaimValues, type PartProps } from './form-values.js';
import { NumberText } from './number-text.js';
import { Rows } from './rows.js';
import { SumField } from './sum-field.js';

export function ClaimFields({ form, problems }: PartProps) {
  const { t } = useTranslation('enterprises');
  const verifies = isStaff(useMe());
  const { register, control, setValue, getValues } = form;
  return (
    <Fieldset legend={t('makes')}>
      <Rows form={form} name="capabilities" begin={emptyClaim} add={t('addClaim')} of={(at) => {
        const error = (name: string) => problems[`capabilities.${at}.${name}`];
        const field = (name: Exclude<keyof ClaimValues, 'id' | 'status'>) => ({ error: error(name), ...register(`capabilities.${at}.${name}`) });
        return (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
            <Controller control={control} name={`capabilities.${at}.code`} render={({ field: { value, onChange } }) => (
              <CodeField label={t('whatIsMade')} required value={value} error={error('code')} onChange={(code, found) => {
                onChange(code);
                if (found !== null && getValues(`capabilities.${at}.unit`) === '') setValue(`capabilities.${at}.unit`, found.unit);
              }} />
            )} />
            <Controller control={control} name={`capabilities.${at}.unit`} render={({ field: { value, onChange } }) => <UnitSelect required value={value} onChange={onChange} error={error('unit')} />} />
            <NumberText form={form} name={`capabilities.${at}.minimumOrder`} label={t('field.minimumOrder')} min={0} error={error('minimumOrder')} />
            <NumberText form={form} name={`capabilities.${at}.leadTimeDays`} label={t('field.leadTimeDays')} isWhole min={0} max={1000} error={error('leadTimeDays')} />
            <SumField form={form} amount={`capabilities.${at}.priceAmount`} currency={`capabilities.${at}.priceCurrency`} label={t('price')} error={error('priceHint.amount')} currencyError={error('priceHint.currency')} />
            <TextInput label={t('validUntil')} type="date" {...field('validUntil')} />
            {verifies ? <Controller control={control} name={`capabilities.${at}.status`} render={({ field: status }) => <StatusField {...status} error={error('status')} />} /> : null}
            <Textarea label={t('field.evidence')} maxLength={1000} autosize minRows={1} dir="auto" {...field('evidence')} />
          </SimpleGrid>
        );
      }} />
    </Fieldset>
  );
}

interface StatusFieldProps {
  value: 'declared' | 'verified';
  onChange: (status: 'declared' | 'verified') => void;
  error: string | undefined;
}

export function StatusField({ value, onChange, error }: StatusFieldProps) {
  const { t } = useTranslation('enterprises');
  return (
    <Select
      label={t('field.status')} allowDeselect={false} value={value} error={error}
      data={(['declared', 'verified'] as const).map((status) => ({ value: status, label: t(`status.${status}`) }))}
      onChange={(status) => onChange(status === 'verified' ? 'verified' : 'declared')}
    />
  );
}
